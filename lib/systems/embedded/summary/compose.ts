import { chooseByWords } from "../language/choose-by-words";
import type { OutputForm } from "../language/persona-form";
import { cosine } from "../language/tf-idf";
import type { Address } from "./address";

/** Two sentences closer than this say the same. */
const sameCosine = 0.5;
/** A sentence may fill this share of a summary; longer ones only where nothing else is left. */
const greatestShare = 0.62;

/** Sentence numbers that may stand in a summary of about `target` words, in the order of the text. */
export function candidatesOf(address: Address, target: number): number[] {
  const all = address.sentences.map((_, at) => at);
  const readable = all.filter((at) => address.isReadable[at]);
  const standing = readable.filter((at) => !address.isLeaning[at]);
  const fitting = standing.filter((at) => address.words[at]! <= target * greatestShare);
  const wordsOf = (items: readonly number[]) => items.reduce((sum, at) => sum + address.words[at]!, 0);
  for (const candidates of [fitting, standing, readable]) if (wordsOf(candidates) >= target * 2) return candidates;
  return readable.length > 0 ? readable : all;
}

/** Candidates by falling score; equal scores in the order of the text. */
export function rankByScore(candidates: readonly number[], scores: Float64Array): number[] {
  return [...candidates].sort((one, other) => scores[other]! - scores[one]! || one - other);
}

/**
 * Sets ranked sentences as a summary: the best that fit into the words, none that repeats another, in the order of the text.
 * Sentences near each other in the source share a paragraph; bullets have a sentence each.
 *
 * @param ranked sentence numbers, best first
 * @returns Markdown
 */
export function composeSummary(address: Address, ranked: readonly number[], target: number, form: OutputForm): string {
  const chosen = chooseByWords({
    ranked,
    words: (at) => address.words[at]!,
    target,
    accepts: (at, taken) => taken.every((other) => cosine(address.vectors[at]!, address.vectors[other]!) < sameCosine),
  });
  return setSentences(address, chosen, form);
}

/** Sets chosen sentences in the order of the text, as paragraphs or bullets. */
export function setSentences(address: Address, chosen: readonly number[], form: OutputForm): string {
  const ordered = [...chosen].sort((one, other) => one - other);
  const texts = ordered.map((at) => escapeMarkdown(address.sentences[at]!));
  if (form.layout === "bullets") return texts.map((text) => `- ${text}`).join("\n");
  const near = Math.max(3, address.sentences.length / 25);
  return texts.reduce((text, sentence, at) => {
    const gap = at === 0 ? 0 : ordered[at]! - ordered[at - 1]!;
    return at === 0 ? sentence : `${text}${gap <= near ? " " : "\n\n"}${sentence}`;
  }, "");
}

/** A sentence must not become a list, a heading or emphasis by accident. */
function escapeMarkdown(sentence: string): string {
  return sentence.replace(/([*_`#<>[\]])/g, "\\$1").replace(/^(\d+)\.(?=\s)/, "$1\\.");
}
