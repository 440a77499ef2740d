import { z } from "zod";
import { coarsenToDay } from "@/lib/privacy/coarsen";
import { type Column, columnsOf, optionalDate, text } from "../column";
import type { Connection } from "../connection";
import type { Table } from "./table";

/** One row of `systems.*`: a contestant of an arena that occurs. */
const systemRow = z.strictObject({
  arena: z.string(),
  system: z.string(),
  name: z.string(),
  family: z.string(),
  strategy: z.string(),
  organization: z.string(),
  licence: z.string(),
  description: z.string(),
  citation: z.string(),
  retired_on: z.iso.date().nullable(),
});
export type SystemRow = z.infer<typeof systemRow>;

const described: Record<keyof SystemRow, Column> = {
  arena: text("The arena. Rows are in its order, then in that of `system`."),
  system: text("The system within the arena. All of an arena are here, also those without a vote."),
  name: text("What it is called."),
  family: text("Its base model or algorithm."),
  strategy: text("How it personalizes; `generic` is the control of its family."),
  organization: text("Who made it."),
  licence: text("Under which licence it is."),
  description: text("What it does."),
  citation: text("Where it is described."),
  retired_on: optionalDate("The day from which it was in no new battle, UTC. Null: it still is."),
};

export const systems: Table<SystemRow> = {
  name: "systems",
  schema: systemRow,
  columns: columnsOf(systemRow, described),
  hasCsv: false,
};

/**
 * Every system of every arena, in the order of the table: as many as fit on boards.
 *
 * @param until what came to pass later is not told: systems and retirements. Null: everything is
 */
export async function readSystems(connection: Connection, until: Date | null): Promise<SystemRow[]> {
  const { rows } = await connection.query<Omit<SystemRow, "retired_on"> & { retiredAt: Date | null }>(
    `SELECT arena.slug AS arena, system.slug AS system, system.name, family, strategy, organization, licence, description,
       citation, CASE WHEN retired_at <= coalesce($1::timestamptz, 'infinity') THEN retired_at END AS "retiredAt"
     FROM system JOIN arena ON arena.id = system.arena_id
     WHERE introduced_at <= coalesce($1::timestamptz, 'infinity')
     ORDER BY arena.slug COLLATE "C", system.slug COLLATE "C"`,
    [until?.toISOString() ?? null],
  );
  return rows.map(({ retiredAt, ...row }) =>
    systemRow.parse({ ...row, retired_on: retiredAt === null ? null : coarsenToDay(retiredAt) } satisfies SystemRow),
  );
}
