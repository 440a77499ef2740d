import type { SchemaObject } from "./openapi-shape";

export type Schemas = Readonly<Record<string, SchemaObject>>;

/** A line of a table of fields. */
export interface Field {
  /** `left.parts[].text`; `votes.*` for any key of a map. */
  readonly path: string;
  /** "text", "whole number or null", `"left" | "right"`. */
  readonly type: string;
  readonly isRequired: boolean;
  /** Description and limits, in a few words. */
  readonly note: string;
}

const deepest = 8;

/** The schema behind a reference; one that leads nowhere or in a circle is an empty schema. */
export function resolve(schema: SchemaObject, schemas: Schemas): SchemaObject {
  let current = schema;
  for (let hops = 0; current.$ref !== undefined && hops < deepest; hops += 1) {
    current = schemas[current.$ref.replace("#/components/schemas/", "")] ?? {};
  }
  return current;
}

function typesOf(schema: SchemaObject): readonly string[] {
  if (schema.type === undefined) return schema.properties ? ["object"] : [];
  return typeof schema.type === "string" ? [schema.type] : schema.type;
}

const formatWords: Readonly<Record<string, string>> = {
  uuid: "UUID",
  "date-time": "date and time",
  date: "date",
  uri: "address",
  email: "e-mail address",
};

const typeWords: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "object",
  null: "null",
};

/** The type of a value in words a reader knows: "text", "list of objects", `"tie" | "both_bad"`. */
export function sayType(schema: SchemaObject, schemas: Schemas): string {
  const resolved = resolve(schema, schemas);
  if (resolved.const !== undefined) return JSON.stringify(resolved.const);
  if (resolved.enum) return resolved.enum.map((value) => JSON.stringify(value)).join(" | ");
  const variants = resolved.anyOf ?? resolved.oneOf;
  if (variants) return [...new Set(variants.map((variant) => sayType(variant, schemas)))].join(" or ");
  const words = typesOf(resolved).map((type) => {
    if (type === "array") return `list of ${sayType(resolved.items ?? {}, schemas)}`;
    if (type === "string") return formatWords[resolved.format ?? ""] ?? "text";
    return typeWords[type] ?? type;
  });
  return words.join(" or ") || "any value";
}

function sayRange(low: number | undefined, high: number | undefined, unit: string): string | null {
  // The bounds of a safe integer say only that it is a whole number.
  const least = low !== undefined && low > Number.MIN_SAFE_INTEGER ? low : undefined;
  const most = high !== undefined && high < Number.MAX_SAFE_INTEGER ? high : undefined;
  if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
  if (most !== undefined) return `at most ${most}${unit}`;
  if (least !== undefined) return `at least ${least}${unit}`;
  return null;
}

/** Description, limits and default of a value, in one line; empty where there is nothing to say. */
export function sayNote(schema: SchemaObject, schemas: Schemas): string {
  const resolved = resolve(schema, schemas);
  const limits = [
    sayRange(resolved.minimum, resolved.maximum, ""),
    sayRange(resolved.minLength, resolved.maxLength, " characters"),
    sayRange(resolved.minItems, resolved.maxItems, " items"),
    resolved.default === undefined ? null : `${JSON.stringify(resolved.default)} if left out`,
  ].filter((limit) => limit !== null);
  const description = schema.description ?? resolved.description;
  return [description, limits.join(", ")].filter((part) => part !== undefined && part !== "").join(" · ");
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** The fields inside a value, without the value itself. */
function listInside(schema: SchemaObject, schemas: Schemas, path: string, depth: number): Field[] {
  if (depth > deepest) return [];
  const resolved = resolve(schema, schemas);
  const variants = [...(resolved.allOf ?? []), ...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])];
  const fields = variants.flatMap((variant) => listInside(variant, schemas, path, depth + 1));
  if (resolved.items) fields.push(...listInside(resolved.items, schemas, `${path}[]`, depth + 1));
  const properties = Object.entries(resolved.properties ?? {});
  const rest = resolved.additionalProperties;
  if (typeof rest === "object") properties.push(["*", rest]);
  for (const [key, property] of properties) {
    const own = join(path, key);
    const isRequired = resolved.required?.includes(key) ?? false;
    fields.push({ path: own, type: sayType(property, schemas), isRequired, note: sayNote(property, schemas) });
    fields.push(...listInside(property, schemas, own, depth + 1));
  }
  return fields;
}

/** Fields of the same path come from the variants of a union: one line, with both types. */
function mergeVariants(fields: readonly Field[]): Field[] {
  const merged = new Map<string, Field>();
  for (const field of fields) {
    const known = merged.get(field.path);
    merged.set(
      field.path,
      known
        ? {
            path: field.path,
            type: [...new Set([...known.type.split(" | "), ...field.type.split(" | ")])].join(" | "),
            isRequired: known.isRequired && field.isRequired,
            note: known.note || field.note,
          }
        : field,
    );
  }
  return [...merged.values()];
}

/**
 * Every field of a JSON value, nested ones by their path, references resolved. A recursive schema is followed to a
 * fixed depth. A value that is a list at the top begins its paths with `[]`.
 */
export function listFields(schema: SchemaObject, schemas: Schemas): Field[] {
  return mergeVariants(listInside(schema, schemas, "", 0));
}
