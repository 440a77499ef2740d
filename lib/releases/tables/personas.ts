import { z } from "zod";
import { type Column, columnsOf, integer, text } from "../column";
import type { Connection } from "../connection";
import type { ImageFiles } from "./image-files";
import { readInPages } from "./read-in-pages";
import type { Table } from "./table";

/** One row of `personas.*`: a version of a described persona. */
const personaRow = z.strictObject({
  persona: z.string(),
  persona_version: z.int(),
  name: z.string(),
  headline: z.string(),
  description: z.string(),
  attributes: z.string(),
  preferences: z.string(),
  history: z.string(),
  rubric: z.string(),
});
export type PersonaRow = z.infer<typeof personaRow>;

const described: Record<keyof PersonaRow, Column> = {
  persona: text(
    "The persona, a made-up person. An annotator's own persona is not here. Rows are in its order, then in that of the version.",
  ),
  persona_version: integer("Its version: an edit is a new one."),
  name: text("What they are called."),
  headline: text("Completes the name: `who runs the water board of a dry valley`."),
  description: text("Who they are, in a few sentences."),
  attributes: text("JSON list of `{label, value}`, as it was shown."),
  preferences: text("JSON list of `{aspect, is_liked, label, value, weight}`: what they like and do not like."),
  history: text(
    "JSON list of `{happened_on, action, text, image}`; `image` is the name of a file in this release, or null.",
  ),
  rubric: text(
    "JSON list of `{criterion, importance}`: what a good output does for them; 3 decides, 2 matters, 1 helps.",
  ),
};

export const personas: Table<PersonaRow> = {
  name: "personas",
  schema: personaRow,
  columns: columnsOf(personaRow, described),
  hasCsv: false,
};

interface RawPersona {
  readonly persona: string;
  readonly version: number;
  readonly name: string;
  readonly headline: string;
  readonly description: string;
  readonly attributes: unknown;
  readonly preferences: unknown;
  readonly history: unknown;
  readonly rubric: unknown;
}

const attributes = z.array(z.object({ label: z.string(), value: z.string() }));
const preferences = z.array(
  z.object({
    aspect: z.string(),
    is_liked: z.boolean(),
    label: z.string(),
    value: z.string(),
    weight: z.number(),
  }),
);
const history = z.array(
  z.object({ happened_on: z.iso.date(), action: z.string(), text: z.string(), image: z.string().nullable() }),
);
const rubric = z.array(z.object({ criterion: z.string(), importance: z.int() }));

const childrenOf = (table: string, fields: string) =>
  `coalesce((SELECT json_agg(json_build_object(${fields}) ORDER BY position) FROM ${table}
     WHERE persona_version_id = version.id), '[]')`;

const selectPersonas = `
  SELECT persona.slug AS persona, version.version, version.name, version.headline, version.description, version.attributes,
    ${childrenOf(
      "persona_preference",
      "'aspect', aspect, 'is_liked', is_liked, 'label', label, 'value', value, 'weight', weight",
    )} AS preferences,
    ${childrenOf("persona_history", "'happened_on', happened_on, 'action', action, 'text', text, 'image', image")} AS history,
    ${childrenOf("persona_rubric", "'criterion', criterion, 'importance', importance")} AS rubric
  FROM persona_version AS version JOIN persona ON persona.id = version.persona_id`;

/** The versions of described personas that the named outputs were made for, in pages. */
export async function* readPersonas(connection: Connection, imageFiles: ImageFiles): AsyncGenerator<PersonaRow[]> {
  const pages = readInPages<RawPersona>(
    connection,
    `${selectPersonas}
     WHERE persona.kind = 'described'
       AND version.id IN (SELECT persona_version_id FROM output JOIN named_output USING (id))
     ORDER BY persona.slug COLLATE "C", version.version`,
  );
  for await (const page of pages) yield await toPersonaRows(page, imageFiles);
}

/** These versions of described personas, in no order. */
export async function readPersonasOf(
  connection: Connection,
  keys: readonly { readonly persona: string; readonly version: number }[],
  imageFiles: ImageFiles,
): Promise<PersonaRow[]> {
  const { rows } = await connection.query<RawPersona>(
    `${selectPersonas} JOIN unnest($1::text[], $2::int[]) AS wanted (persona, version)
       ON wanted.persona = persona.slug AND wanted.version = version.version
     WHERE persona.kind = 'described'`,
    [keys.map(({ persona }) => persona), keys.map(({ version }) => version)],
  );
  return toPersonaRows(rows, imageFiles);
}

async function toPersonaRows(raws: readonly RawPersona[], imageFiles: ImageFiles): Promise<PersonaRow[]> {
  const rows: PersonaRow[] = [];
  for (const raw of raws) rows.push(await toPersonaRow(raw, imageFiles));
  return rows;
}

async function toPersonaRow(raw: RawPersona, imageFiles: ImageFiles): Promise<PersonaRow> {
  const events: z.infer<typeof history> = [];
  for (const event of history.parse(raw.history)) {
    events.push({ ...event, image: event.image === null ? null : await imageFiles.store(event.image) });
  }
  return personaRow.parse({
    persona: raw.persona,
    persona_version: raw.version,
    name: raw.name,
    headline: raw.headline,
    description: raw.description,
    attributes: JSON.stringify(attributes.parse(raw.attributes)),
    preferences: JSON.stringify(preferences.parse(raw.preferences)),
    history: JSON.stringify(events),
    rubric: JSON.stringify(rubric.parse(raw.rubric)),
  } satisfies PersonaRow);
}
