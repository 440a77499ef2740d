import { coarsenDays } from "@/lib/privacy/coarsen-days";
import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Rung } from "@/lib/privacy/suppress/ladder";
import { measureLoss } from "@/lib/privacy/suppress/measure-loss";
import { type Anonymity, suppressPersons } from "@/lib/privacy/suppress/suppress-persons";
import type { Connection } from "./connection";
import { readPersons } from "./person-reader";
import type { CoarsePerson, Suppression } from "./suppression";
import { type Counting, type JudgementTable, publishedRows } from "./vote-reader";
import { keepSaidAlike } from "./withdraw/said-alike";

/**
 * Decides how exactly days and persons are published. Needs `readConsents` in the same transaction. O(rows) in the database, and as
 * `suppressPersons` for the annotators who let something be published of themselves.
 *
 * @param agreedAt moments at which persons must have said the same of themselves as now; none for a release of the present
 */
export async function prepareSuppression(
  connection: Connection,
  source: string,
  pseudonymize: Pseudonymize,
  { k, l }: Anonymity,
  agreedAt: readonly Date[],
): Promise<Suppression> {
  let said = await readPersons(connection, source, pseudonymize, null);
  for (const moment of agreedAt) {
    said = keepSaidAlike(said, await readPersons(connection, source, pseudonymize, moment));
  }
  const published = suppressPersons(said, { k, l });
  const persons = new Map<string, CoarsePerson>();
  for (const { person, attributes, axes } of published) {
    persons.set(person.id, { attributes: toJson(attributes), axes: toJson(axes) });
  }
  return {
    days: {
      vote: coarsenDays(await countDays(connection, "vote", source)),
      assessment: coarsenDays(await countDays(connection, "assessment", source)),
    },
    persons,
    loss: { k, l, ...measureLoss(published) },
  };
}

/**
 * How exactly the days of votes that are excluded are published, where the full view has them: by the rule of those that count, and of themselves alone,
 * so that neither are told by what the other leave. Needs `readConsents`.
 */
export async function excludedDays(connection: Connection, source: string): Promise<Suppression["days"]["vote"]> {
  return coarsenDays(await countDays(connection, "vote", source, "excluded"));
}

async function countDays(
  connection: Connection,
  table: JudgementTable,
  source: string,
  counting: Counting = "counted",
): Promise<Map<string, number>> {
  const { rows } = await connection.query<{ day: string; rows: number }>(
    `SELECT to_char(${table}.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS rows FROM ${table}
     JOIN annotator ON annotator.id = ${table}.annotator_id
     LEFT JOIN newest_consent ON newest_consent.annotator_id = ${table}.annotator_id
     WHERE ${publishedRows(table, counting)} GROUP BY 1`,
    [source],
  );
  return new Map(rows.map(({ day, rows: count }) => [day, count]));
}

function toJson(rungs: ReadonlyMap<string, Rung>): string | null {
  if (rungs.size === 0) return null;
  const sorted = [...rungs].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted.map(([thing, { value }]) => [thing, value])));
}
