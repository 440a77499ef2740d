import type { Manifest } from "../manifest";
import { type ReleasedTable, releasedTablesAndViews } from "./released-tables";

type Node = Readonly<Record<string, unknown>>;

/**
 * A record set for each table and view, with a field for each column that is one value: lists and structures, which views have, are in the Parquet
 * file and not described.
 */
export function describeRecords(manifest: Manifest): Node[] {
  const tables = releasedTablesAndViews(manifest);
  const present = new Set(tables.flatMap(({ name, columns }) => columns.map((column) => `${name}/${column.name}`)));
  return tables.map((table) => describeTable(table, present));
}

function describeTable({ name, rows, columns, oneRowFor, parquet }: ReleasedTable, present: ReadonlySet<string>): Node {
  const key = (keys[name] ?? []).map((column) => ({ "@id": `${name}/${column}` }));
  const described = columns.filter(({ type }) => type in dataTypes);
  const left = columns.filter((column) => !described.includes(column)).map((column) => column.name);
  return {
    "@type": "cr:RecordSet",
    "@id": name,
    name,
    description: `One record for ${oneRowFor}; ${rows} records.${left.length === 0 ? "" : ` Nested columns, in the file alone: ${left.join(", ")}.`}`,
    ...(key.length === 0 ? {} : { key: key.length === 1 ? key[0] : key }),
    field: described.map(({ name: column, type, description }) => {
      const id = `${name}/${column}`;
      const target = references[id];
      return {
        "@type": "cr:Field",
        "@id": id,
        name: column,
        description,
        dataType: id === "votes/fit" ? [dataTypes[type], "cr:Label"] : dataTypes[type],
        source: { fileObject: { "@id": parquet }, extract: { column } },
        ...(target && present.has(target) ? { references: { "@id": target } } : {}),
      };
    }),
  };
}

const dataTypes: Readonly<Record<string, string>> = {
  string: "sc:Text",
  integer: "sc:Integer",
  number: "sc:Float",
  boolean: "sc:Boolean",
  date: "sc:Date",
  timestamp: "sc:DateTime",
};

/** Columns that tell the rows of a table apart. */
const keys: Readonly<Record<string, readonly string[]>> = {
  votes: ["vote_id"],
  battles: ["battle_id"],
  assessments: ["assessment_id"],
  tasks: ["arena", "task"],
  personas: ["persona", "persona_version"],
  systems: ["arena", "system"],
  boards: ["arena", "view", "system"],
};

/** Columns whose every value is in a column of another table. Personas are not among them: an annotator's own is in no table. */
const references: Readonly<Record<string, string>> = {
  "votes/battle_id": "battles/battle_id",
  "votes/task": "tasks/task",
  "votes/system_left": "systems/system",
  "votes/system_right": "systems/system",
  "battles/output_left": "outputs/output_id",
  "battles/output_right": "outputs/output_id",
  "battles/task": "tasks/task",
  "battles/system_left": "systems/system",
  "battles/system_right": "systems/system",
  "battles/repeat_of": "battles/battle_id",
  "assessments/output_id": "outputs/output_id",
  "assessments/task": "tasks/task",
  "assessments/system": "systems/system",
  "outputs/task": "tasks/task",
  "outputs/system": "systems/system",
  "boards/system": "systems/system",
};
