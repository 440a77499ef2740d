import { toldSd } from "@/lib/elicitation/axes";
import { coarsenPlace } from "@/lib/privacy/coarsen";
import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import { redactTogether } from "@/lib/privacy/redact";
import type { Person } from "@/lib/privacy/suppress/person";
import type { Connection } from "./connection";
import { type JudgementTable, publishedRows } from "./vote-reader";

const tables: readonly JudgementTable[] = ["vote", "assessment"];

const publishedJudgements = tables.map(
  (table) => `
    SELECT ${table}.annotator_id, ${table}.standpoint FROM ${table}
    JOIN annotator ON annotator.id = ${table}.annotator_id
    LEFT JOIN newest_consent ON newest_consent.annotator_id = ${table}.annotator_id
    WHERE ${publishedRows(table)}`,
);

// Whoever has a row in the release, agreed to publish what they say of themselves, and may have said something. A persona is read by its
// newest version until $3, and only where it was not retired: what was erased is gone.
const openAnnotators = `
  SELECT judge.annotator_id, is_owner, newest.id AS version_id, newest.attributes,
    coalesce(attributes_visibility = 'publishable', false) AS has_attributes,
    coalesce(preferences_visibility = 'publishable', false) AND is_owner AS has_axes
  FROM (
    SELECT annotator_id, bool_or(standpoint = 'owner') AS is_owner
    FROM (${publishedJudgements.join(" UNION ALL ")}) AS judgement GROUP BY annotator_id
  ) AS judge
  JOIN annotator ON annotator.id = judge.annotator_id
  LEFT JOIN newest_consent ON newest_consent.annotator_id = judge.annotator_id
  LEFT JOIN persona ON persona.annotator_id = judge.annotator_id AND persona.kind = 'self' AND persona.retired_at IS NULL
  LEFT JOIN LATERAL (
    SELECT id, attributes FROM persona_version
    WHERE persona_id = persona.id AND created_at <= coalesce($3::timestamptz, 'infinity') ORDER BY version DESC LIMIT 1
  ) AS newest ON true
  LEFT JOIN own_version ON own_version.persona_version_id = newest.id
  WHERE ($1::source <> 'human' AND annotator.source <> 'human') OR newest_consent.persona`;

interface OpenRow {
  readonly id: string;
  readonly declared: Readonly<Record<string, string>>;
  readonly attributes: readonly { readonly label: string; readonly value: string }[];
  readonly axes: Readonly<Record<string, number>>;
}

/**
 * What the annotators of a release let be published of themselves: what is declared of them, and of their own persona the facts and the
 * axes of taste that they told, each where they let that part be published. Axes are those of annotators who judged for themselves, since
 * they are published beside such rows alone. Needs `readConsents` in the same transaction. O(judgements + annotators), in the database.
 *
 * @param until what they said later is not read; null: everything is
 * @returns who has anything to publish, under their pseudonyms, in no order
 */
export async function readPersons(
  connection: Connection,
  source: string,
  pseudonymize: Pseudonymize,
  until: Date | null,
): Promise<Person[]> {
  const { rows } = await connection.query<OpenRow>(
    `WITH open AS MATERIALIZED (${openAnnotators})
     SELECT annotator_id AS id,
       coalesce((SELECT json_object_agg(label, value) FROM annotator_attribute AS declared
         WHERE declared.annotator_id = open.annotator_id), '{}') AS declared,
       CASE WHEN has_attributes THEN attributes ELSE '[]' END AS attributes,
       coalesce((SELECT json_object_agg(axis, mean) FROM persona_axis
         WHERE has_axes AND persona_version_id = version_id AND (is_by_hand OR sd <= $2)), '{}') AS axes
     FROM open`,
    [source, toldSd, until?.toISOString() ?? null],
  );
  return rows.flatMap(({ id, declared, attributes, axes }) => {
    const person = {
      id: pseudonymize("annotator", id),
      // What is declared goes before: a segment of a board is named by it.
      attributes: new Map([...attributes.flatMap(plainFact), ...Object.entries(declared)]),
      axes: new Map(Object.entries(axes).map(([axis, mean]) => [axis, coarsenPlace(mean)])),
    };
    return person.attributes.size + person.axes.size > 0 ? [person] : [];
  });
}

/** What a person may call a fact so that it is published: words, and nothing that is markup anywhere. */
const plainLabel = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,'()/-]*$/u;

/** A fact in words, the same however it is spelled; none where a machine would take something out of it. */
function plainFact({ label, value }: OpenRow["attributes"][number]): [string, string][] {
  const plain = [label, value].map((text) => text.normalize("NFKC").trim().toLowerCase());
  const { texts } = redactTogether(plain);
  const [name, said] = plain;
  return name && said && plainLabel.test(name) && texts[0]?.text === name && texts[1]?.text === said
    ? [[name, said]]
    : [];
}
