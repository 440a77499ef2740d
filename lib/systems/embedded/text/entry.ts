import { keepRecent } from "../keep-recent";
import { leansOnContext } from "../language/leaning";
import { splitSentences } from "../language/sentences";
import { buildTermSpace, type TermSpace } from "../language/term-space";
import { countWords, termsOf } from "../language/tokenize";

/** A piece of an entry that can stand in a briefing. */
export interface Passage {
  /** Heading it stands under, `Geography`. */
  readonly section: string;
  /** What it tells, `Climate`. */
  readonly label: string;
  readonly text: string;
  /** Words of the text, without the label. */
  readonly words: number;
  /** Whether it goes on from a passage before and should not stand alone. */
  readonly isLeaning: boolean;
}

/** A reference entry as passages, counted for retrieval. */
export interface Entry {
  readonly passages: readonly Passage[];
  readonly space: TermSpace;
}

/** Longer passages are cut at sentences, then at semicolons. */
const longestWords = 42;
/** A sentence that leans on the one before stays with it up to this length. */
const longestLeaningWords = 60;

/** Parts between semicolons that stand in no bracket. */
function clausesOf(sentence: string): string[] {
  const clauses = [""];
  let depth = 0;
  for (const character of sentence) {
    if (character === "(") depth += 1;
    if (character === ")") depth = Math.max(0, depth - 1);
    clauses[clauses.length - 1] += character;
    if (character === ";" && depth === 0) clauses.push("");
  }
  return clauses.map((clause) => clause.trim()).filter(Boolean);
}

function pieces(text: string): string[] {
  const parts = splitSentences(text).flatMap((sentence) =>
    countWords(sentence) <= longestWords ? [sentence] : clausesOf(sentence),
  );
  const grouped: string[] = [];
  for (const part of parts) {
    const last = grouped.at(-1);
    const limit = leansOnContext(part) ? longestLeaningWords : longestWords;
    if (last !== undefined && countWords(last) + countWords(part) <= limit)
      grouped[grouped.length - 1] = `${last} ${part}`;
    else grouped.push(part);
  }
  return grouped;
}

/** First letter a capital (a unit or a web suffix stays), one stop at the end. */
function asSentence(text: string): string {
  const trimmed = text.replace(/[;,\s]+$/, "").trim();
  const opened = /^\p{Ll}\p{Ll}*[\s,;:./-]/u.test(`${trimmed} `)
    ? trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
    : trimmed;
  return /[.!?]["'”’)]?$/.test(opened) ? opened : `${opened}.`;
}

function parse(text: string): Entry {
  const passages: Passage[] = [];
  let section = "";
  for (const line of text.split("\n").map((part) => part.trim())) {
    const field = /^([^:]{2,80}):\s+(\S.*)$/u.exec(line);
    if (!field) {
      if (line) section = line;
      continue;
    }
    for (const piece of pieces(field[2]!)) {
      passages.push({
        section,
        label: field[1]!,
        text: asSentence(piece),
        words: countWords(piece),
        isLeaning: leansOnContext(piece),
      });
    }
  }
  if (passages.length === 0)
    throw new Error("the source of a briefing has no fields (lines of the form “Label: text”)");
  const space = buildTermSpace(
    passages.map((passage) =>
      termsOf(`${passage.section}. ${passage.label}. ${passage.text}`).map((term) => term.stem),
    ),
  );
  return { passages, space };
}

const recentEntry = keepRecent<Entry>(32);

/**
 * Reads an entry for briefings: a line alone is a section's heading, `Label: text` is a field; fields over 42 words become several passages. Section and label
 * are searched with the text. Linear; the last 32 entries are kept.
 *
 * @throws Error where the text is missing or has no field
 */
export function readEntry(text: string | undefined): Entry {
  if (!text) throw new Error("a briefing needs the text of its source");
  return recentEntry(text, () => parse(text));
}
