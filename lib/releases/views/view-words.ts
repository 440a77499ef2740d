import type { Manifest } from "../manifest";
import { count, table } from "../papers/markdown";
import { views } from "./list";

/** What a release says of its views, as Markdown: each with what it is for and its columns; empty where it has none. From its manifest. */
export function sayViews({ views: listed }: Pick<Manifest, "views">): string {
  if (listed.length === 0) return "";
  const known = listed.flatMap((written) => {
    const view = views.find(({ name }) => name === written.name);
    return view ? [{ ...view, ...written }] : [];
  });
  const overview = table(
    ["view", "rows", "one row for", "formats"],
    known.map(({ name, rows, oneRowFor, hasJsonLines }) => [
      `[\`${name}\`](#${name})`,
      count(rows),
      oneRowFor,
      `\`.parquet\`${hasJsonLines ? ", `.jsonl.gz`" : ""}`,
    ]),
  );
  const each = known.map(({ name, description, columns }) => {
    const rows = columns.map((column) => [
      `\`${column.name}\``,
      `\`${column.type}\``,
      column.isNullable ? "yes" : "no",
      column.description,
    ]);
    return `### ${name}\n\n${description}\n\n${table(["column", "type", "null", "meaning"], rows)}`;
  });
  return `## Ready-made views

Cuts of the tables in forms that other tools expect. They say nothing that the tables do not, and \`palate release verify\` makes each of them again from the tables.

${overview}

${each.join("\n\n")}`;
}
