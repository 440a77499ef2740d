import { chooseByWords } from "../language/choose-by-words";
import type { OutputForm } from "../language/persona-form";
import { countWords } from "../language/tokenize";
import type { Entry, Passage } from "./entry";

/** A field cut into pieces gives at most this many of them. */
const piecesOfField = 2;

/**
 * Sets the best passages as a briefing: about `target` words, at most two pieces of a field, in the order of the entry. Each passage opens with its field in bold.
 * Prose has a paragraph for each section; bullets a line for each field.
 *
 * @param scores one for each passage, higher is better; equal scores in the order of the entry
 * @returns Markdown
 */
export function composeBriefing(entry: Entry, scores: Float64Array, target: number, form: OutputForm): string {
  const { passages } = entry;
  const standing = passages.map((_, at) => at).filter((at) => !passages[at]!.isLeaning);
  const ranked = (standing.length > 0 ? standing : passages.map((_, at) => at)).sort(
    (one, other) => scores[other]! - scores[one]! || one - other,
  );
  const sameField = (one: number, other: number) => fieldOf(passages[one]!) === fieldOf(passages[other]!);
  const chosen = chooseByWords({
    ranked,
    words: (at) => passages[at]!.words + countWords(passages[at]!.label),
    target,
    accepts: (at, taken) => taken.filter((other) => sameField(at, other)).length < piecesOfField,
  });
  const fields = groupBy(
    chosen.sort((one, other) => one - other).map((at) => passages[at]!),
    fieldOf,
  );
  const set = fields.map((pieces) => ({
    section: pieces[0]!.section,
    text: `**${escapeMarkdown(pieces[0]!.label)}.** ${pieces.map((piece) => escapeMarkdown(piece.text)).join(" ")}`,
  }));
  if (form.layout === "bullets") return set.map(({ text }) => `- ${text}`).join("\n");
  return groupBy(set, ({ section }) => section)
    .map((paragraph) => paragraph.map(({ text }) => text).join(" "))
    .join("\n\n");
}

function fieldOf(passage: Passage): string {
  return `${passage.section}: ${passage.label}`;
}

/** Neighbours with one key, in order. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

function escapeMarkdown(text: string): string {
  return text.replace(/([*_`#<>[\]])/g, "\\$1");
}
