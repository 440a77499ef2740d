import { createHash } from "node:crypto";
import { v5 as uuidv5 } from "uuid";

/**
 * Ids of everything that an import stores come from what it is about, within its arena: the same file, imported again, names
 * the same things, and a second import of a row is a second message about one vote.
 */
export function importedId(
  arenaId: string,
  kind: "battle" | "output" | "persona" | "system" | "task",
  name: string,
): string {
  return uuidv5(`imported ${kind} ${name}`, arenaId);
}

/**
 * The annotator of a vote: one for each name in an arena, whichever file it stands in, and one for each vote of nobody. The name
 * itself is not stored; whoever holds the database can still try a name that they know.
 */
export function importedAnnotatorId(arenaId: string, voter: string | null, battleId: string): string {
  return uuidv5(voter === null ? `imported vote ${battleId}` : `imported voter ${voter}`, arenaId);
}

/** Hex digits that tell the tasks or systems of one arena apart. */
const slugDigits = 16;

/** How the task of a prompt is called in its arena, before its editions are told apart. */
export function taskSlugOf(prompt: string | null): string {
  return prompt === null ? "imported" : `imported-${sha256(prompt).slice(0, slugDigits)}`;
}

/** The slug of a task's edition: the first has none of its own. */
export function editionSlugOf(task: string, edition: number): string {
  return edition === 1 ? task : `${task}-${edition}`;
}

/** Undoes `editionSlugOf`. A prompt's digits are always as many, so that they are never taken for an edition. */
export function splitEditionSlug(slug: string): { readonly task: string; readonly edition: number } {
  const [, task, edition] = /^(imported(?:-[0-9a-f]{16})?)(?:-(\d+))?$/.exec(slug) ?? [];
  return task === undefined
    ? { task: slug, edition: 1 }
    : { task, edition: edition === undefined ? 1 : Number(edition) };
}

/** Letters of a slug; with the digits behind them it stays within the 80 that a slug may have. */
const longestSlugWords = 50;

/** A name in the letters of a slug: `GPT-4 (0613)` is `gpt-4-0613`. Empty where no letter is left. */
export function slugWordsOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, longestSlugWords);
  return plain.replaceAll(/^-|-$/g, "");
}

/** A slug that no other name has within its scope. */
export function ownSlugOf(name: string, kind: "persona" | "system", scope: string): string {
  return `${slugWordsOf(name) || kind}-${sha256(`${scope}\n${name}`).slice(0, slugDigits)}`;
}

/** The hash of an output of one text, as `lib/systems` computes it for outputs that are made here. */
export function hashText(text: string): string {
  return sha256(`text\n${text.replace(/[ \t]+$/gm, "").trim()}\n`);
}

/** The hash of an output whose text the file does not have: one for each system and task, so that two sides always differ. */
export function hashWithoutText(systemId: string, task: string): string {
  return sha256(`imported without text\n${systemId}\n${task}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
