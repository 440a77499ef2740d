import { z } from "zod";
import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import { type Column, columnsOf, integer, optionalText, text } from "../column";
import type { Connection } from "../connection";
import type { ImageFiles } from "./image-files";
import type { Table } from "./table";

export const personaKind = z.enum(["described", "self"]);

/** One row of `outputs.*`: what a system made for a persona and a task. */
const outputRow = z.strictObject({
  output_id: z.string(),
  arena: z.string(),
  system: z.string(),
  task: z.string(),
  persona: z.string(),
  persona_version: z.int(),
  persona_kind: personaKind,
  text: z.string().nullable(),
  images: z.string().nullable(),
  image_descriptions: z.string().nullable(),
});
export type OutputRow = z.infer<typeof outputRow>;

const described: Record<keyof OutputRow, Column> = {
  output_id: text(
    "SHA-256 of the content, so that equal outputs of two systems have one id: join by `output_id` and `system`. A pseudonym where the output was made for an annotator's own persona. Rows are in its order.",
  ),
  arena: text("The arena."),
  system: text("The system that made it."),
  task: text("The task within the arena."),
  persona: text("The person it was made for, as in `votes`."),
  persona_version: integer("Version of the persona, as in `votes`."),
  persona_kind: text("`described`: in `personas`. `self`: an annotator's own, which is not published itself."),
  text: optionalText(
    "Its text, Markdown; parts are separated by an empty line. Null: it has none, or was made for an annotator's own persona.",
  ),
  images: optionalText(
    "Names of its image files in this release, separated by a space. Null: it has none, or was made for an annotator's own persona.",
  ),
  image_descriptions: optionalText("What its images show, in words, a line each. Null as with `images`."),
};

export const outputs: Table<OutputRow> = {
  name: "outputs",
  schema: outputRow,
  columns: columnsOf(outputRow, described),
  hasCsv: false,
};

/** Its content's hash where everybody may know the content, otherwise a pseudonym. */
export function outputIdOf(
  output: { readonly id: string; readonly contentHash: string; readonly personaKind: "described" | "self" },
  pseudonymize: Pseudonymize,
): string {
  return output.personaKind === "self" ? pseudonymize("output", output.id) : output.contentHash;
}

interface RawOutput {
  readonly id: string;
  readonly contentHash: string;
  readonly arena: string;
  readonly system: string;
  readonly task: string;
  readonly persona: string;
  readonly personaKind: "described" | "self";
  readonly personaVersionId: string;
  readonly personaVersion: number;
  readonly parts: readonly { type: string; text: string; blob: string | null }[] | null;
}

/** The outputs of these ids, in their order. */
export async function readOutputs(connection: Connection, ids: readonly string[]): Promise<RawOutput[]> {
  // The parts of an own persona's output are not even read.
  const { rows } = await connection.query<RawOutput>(
    `SELECT output.id, output.content_hash AS "contentHash", arena.slug AS arena, system.slug AS system, task.slug AS task,
       persona.slug AS persona, persona.kind AS "personaKind", persona_version.id AS "personaVersionId",
       persona_version.version AS "personaVersion",
       CASE persona.kind WHEN 'described' THEN (
         SELECT json_agg(json_build_object('type', type, 'text', text, 'blob', blob) ORDER BY position)
         FROM output_part WHERE output_id = output.id
       ) END AS parts
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
     JOIN output ON output.id = wanted.id
     JOIN arena ON arena.id = output.arena_id
     JOIN system ON system.id = output.system_id
     JOIN task ON task.id = output.task_id
     JOIN persona_version ON persona_version.id = output.persona_version_id
     JOIN persona ON persona.id = persona_version.persona_id
     ORDER BY wanted.place`,
    [ids],
  );
  return rows;
}

/** The published row of an output; its images are stored with the release. @throws Error an image is not there or of no known kind */
export async function toOutputRow(
  raw: RawOutput,
  pseudonymize: Pseudonymize,
  imageFiles: ImageFiles,
): Promise<OutputRow> {
  const isOwn = raw.personaKind === "self";
  const parts = isOwn ? [] : (raw.parts ?? []);
  const texts = parts.filter(({ blob }) => blob === null).map(({ text }) => text);
  const images = parts.filter(({ blob }) => blob !== null);
  const names: string[] = [];
  for (const { blob } of images) names.push(await imageFiles.store(blob!));
  return outputRow.parse({
    output_id: outputIdOf(raw, pseudonymize),
    arena: raw.arena,
    system: raw.system,
    task: raw.task,
    persona: isOwn ? pseudonymize("persona", raw.personaVersionId) : raw.persona,
    persona_version: isOwn ? 1 : raw.personaVersion,
    persona_kind: raw.personaKind,
    text: texts.length > 0 ? texts.join("\n\n") : null,
    images: names.length > 0 ? names.join(" ") : null,
    image_descriptions: images.length > 0 ? images.map(({ text }) => text.replaceAll(/\s+/g, " ")).join("\n") : null,
  } satisfies OutputRow);
}
