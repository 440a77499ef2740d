/** What the front matter of a dataset card and a citation file are made of. */
type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/**
 * A mapping as YAML 1.2 in block style. Texts are quoted as in JSON, which YAML reads alike, so that none of them is taken for a number, a date or a
 * mark of YAML.
 */
export function writeYaml(mapping: Readonly<Record<string, YamlValue>>): string {
  return `${linesOf(mapping).join("\n")}\n`;
}

function linesOf(value: YamlValue): string[] {
  if (Array.isArray(value)) {
    return (value as readonly YamlValue[]).flatMap((item) => {
      const [first, ...others] = linesOf(item);
      return [`- ${first}`, ...others.map((line) => `  ${line}`)];
    });
  }
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) => {
      const lines = linesOf(inner);
      return typeof inner === "object" ? [`${key}:`, ...lines.map((line) => `  ${line}`)] : [`${key}: ${lines[0]}`];
    });
  }
  return [JSON.stringify(value)];
}
