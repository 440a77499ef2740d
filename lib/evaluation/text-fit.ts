import { isSameWord, plainWords } from "./word-match";

/** A topic that somebody likes or avoids. */
export interface StatedTopic {
  readonly isLiked: boolean;
  /** Its search terms, separated by spaces. */
  readonly terms: string;
  /** How much it matters; 1 as usual. */
  readonly weight: number;
}

/** What a person said about the texts they want. */
export interface TextTaste {
  readonly topics: readonly StatedTopic[];
  readonly form: "prose" | "bullets" | null;
  readonly length: "short" | "long" | null;
}

/** How a text fits a taste: each −1…1 (the two topic features 0 to below 1), 0 where the person said nothing. */
export interface TextFit {
  readonly liked: number;
  readonly avoided: number;
  readonly length: number;
  readonly form: number;
}

/** The share of words on liked (or avoided) topics that is worth half of what any share can be worth. */
export const halfwayShare = 0.1;
/** What a short and a long reader want, as a share of the words the task asks for. */
export const wantedShare = { short: 2 / 3, long: 3 / 2 } as const;

/**
 * How a text fits what a person said.
 *
 * `liked` and `avoided`: words that belong to such a topic, each counted with its topic's weight (the greatest where several
 * topics claim it), as a share s of all words, counted as s / (s + 0.1): more is better, ever less so. `length`: 1 − |log₂(words / wanted)|, so 1 at the wanted length, 0 at half
 * and at double, at least −1. `form`: share of lines that are list items, from −1 to 1, signed as the person wants.
 * Cost O(words · terms).
 *
 * @param text Markdown
 * @param askedWords what the task asks for; null where it asks for no length, which leaves `length` at 0
 */
export function measureTextFit(text: string, taste: TextTaste, askedWords: number | null): TextFit {
  const words = plainWords(text);
  const wanted = askedWords === null ? null : askedWords * (taste.length === null ? 1 : wantedShare[taste.length]);
  return {
    liked: topicShare(words, taste.topics, true),
    avoided: topicShare(words, taste.topics, false),
    length: wanted === null ? 0 : lengthCloseness(words.length, wanted),
    form: formCloseness(text, taste.form),
  };
}

function topicShare(words: readonly string[], topics: readonly StatedTopic[], isLiked: boolean): number {
  if (words.length === 0) return 0;
  const claims = topics
    .filter((topic) => topic.isLiked === isLiked)
    .map((topic) => ({ terms: plainWords(topic.terms), weight: topic.weight }));
  let sum = 0;
  for (const word of words) {
    let claim = 0;
    for (const { terms, weight } of claims) {
      if (weight > claim && terms.some((term) => isSameWord(term, word))) claim = weight;
    }
    sum += claim;
  }
  const share = sum / words.length;
  return share / (share + halfwayShare);
}

function lengthCloseness(words: number, wanted: number): number {
  return words === 0 ? -1 : Math.max(-1, 1 - Math.abs(Math.log2(words / wanted)));
}

function formCloseness(text: string, form: TextTaste["form"]): number {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (form === null || lines.length === 0) return 0;
  const items = lines.filter((line) => /^\s*(?:[-*+]|\d+[.)])\s/.test(line)).length;
  const listed = (2 * items) / lines.length - 1;
  return form === "bullets" ? listed : -listed;
}

/** Words in a sentence that read easily. */
const easySentence = 20;

/**
 * How easily a text reads, whoever reads it: 1 − |log₂(words per sentence / 20)|, −1…1. What the simulated quality votes go by.
 * Sentences end in a full stop, question or exclamation mark before a space or the end; a line without one is a sentence.
 */
export function measureTextCraft(text: string): number {
  const sentences = text
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => plainWords(sentence).length)
    .filter((words) => words > 0);
  if (sentences.length === 0) return -1;
  return lengthCloseness(sentences.reduce((sum, words) => sum + words, 0) / sentences.length, easySentence);
}
