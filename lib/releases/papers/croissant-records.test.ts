import { expect, it } from "vitest";
import type { Manifest } from "../manifest";
import { describeRecords } from "./croissant-records";
import { facts } from "./testing/facts";

it("describes the columns of a view that are one value, and names the nested ones", () => {
  const column = (name: string, type: string) => ({ name, type, isNullable: false, description: name });
  const columns = [column("winner", "string"), column("turns", "integer"), column("conversation", "list<string>")];
  const records = describeRecords({ ...facts, views: [{ name: "arena", rows: 3, columns }] } as Manifest);
  expect(records.find(({ name }) => name === "arena")).toMatchObject({
    description: "One record for a row of the view arena; 3 records. Nested columns, in the file alone: conversation.",
    field: [
      { "@id": "arena/winner", dataType: "sc:Text", source: { fileObject: { "@id": "arena.parquet" } } },
      { "@id": "arena/turns", dataType: "sc:Integer" },
    ],
  });
});

it("refers to no table that is not there", () => {
  const tables = facts.tables.filter(({ name }) => name === "votes");
  expect(JSON.stringify(describeRecords({ ...facts, tables }))).not.toContain('"references"');
  expect(JSON.stringify(describeRecords(facts))).toContain('"references":{"@id":"battles/battle_id"}');
});
