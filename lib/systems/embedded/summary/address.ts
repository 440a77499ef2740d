import { keepRecent } from "../keep-recent";
import { leansOnContext } from "../language/leaning";
import { splitSentences } from "../language/sentences";
import { buildTermSpace, type TermSpace } from "../language/term-space";
import { inverseDocumentFrequency, type SparseVector, tfIdfVectors } from "../language/tf-idf";
import { countWords, termsOf } from "../language/tokenize";

/** A long text as its sentences, counted and weighed: what the summary systems read. */
export interface Address {
  readonly sentences: readonly string[];
  /** Words of each sentence. */
  readonly words: readonly number[];
  /** Whether a sentence reads as one: whole, not a heading, a table or a stage direction. */
  readonly isReadable: readonly boolean[];
  /** Whether a sentence leans on the one before ("This…", "But they…") and should not stand alone. */
  readonly isLeaning: readonly boolean[];
  readonly space: TermSpace;
  readonly idf: Float64Array;
  readonly vectors: readonly SparseVector[];
}

const salutation =
  /^(?:thank you[^.]*\.\s*)?(?:the president\.\s*)?(?:my )?(?:fellow[- ](?:citizens|americans)|gentlemen|ladies|mr\.? |madam |to the (?:senate|house|congress)|members of)[^:;?!]{0,260}:\s*(?=["“]?\p{Lu})/iu;
/** A heading in capitals that ran into its first sentence: "TRADE Above all…". */
const heading = /^(?:\p{Lu}{5,}\s+|\p{Lu}[\p{Lu}'’&,-]*\s+(?:\p{Lu}[\p{Lu}'’&,-]*\s+){1,8})(?=\p{Lu}(?:\p{Ll}|\s))/u;
const stageDirection = /\s*[[(](?:laughter|applause|at this point)[^\])]*[\])]/giu;
/** Thanks and greetings to the listeners: true of the evening, not of what was said. */
const ceremonial = /\b(?:thank you|god bless|mr\. speaker|ladies and gentlemen|good (?:evening|night))\b/iu;

function reads(sentence: string, words: number): boolean {
  if (words < 7 || !/^["'“‘(]?\p{Lu}/u.test(sentence) || !/[.!?]["'”’)]*$/u.test(sentence)) return false;
  if (
    /[:;]$|[[\]|_=]|\.{3}|[-—]['’]\p{Ll}|\b[IVX]{2,}\.|^\p{Lu}{2,}\.|\$?\d[\d,.]*\s+\$?\d[\d,.]*\s+\$?\d/u.test(
      sentence,
    ) ||
    ceremonial.test(sentence)
  )
    return false;
  const letters = sentence.replace(/[^\p{L}]/gu, "");
  const capitals = letters.replace(/[^\p{Lu}]/gu, "").length;
  const digits = sentence.replace(/[^\p{N}]/gu, "").length;
  const opened = (sentence.match(/(?<![\p{L}\p{N}])['‘]\p{L}/gu) ?? []).length;
  const closed = (sentence.match(/['’](?![\p{L}\p{N}])/gu) ?? []).length;
  const quotes = (sentence.match(/["“”]/g) ?? []).length;
  return capitals < letters.length * 0.25 && digits < letters.length * 0.15 && quotes % 2 === 0 && opened <= closed;
}

function parse(text: string): Address {
  const sentences = splitSentences(text.replace(stageDirection, " ").trim())
    .map((sentence) => sentence.replace(salutation, "").replace(heading, "").trim())
    .filter(Boolean);
  if (sentences.length === 0) throw new Error("the source of a summary has no sentences");
  const words = sentences.map(countWords);
  const space = buildTermSpace(sentences.map((sentence) => termsOf(sentence).map((term) => term.stem)));
  const idf = inverseDocumentFrequency(space);
  return {
    sentences,
    words,
    isReadable: sentences.map((sentence, at) => reads(sentence, words[at]!)),
    isLeaning: sentences.map(leansOnContext),
    space,
    idf,
    vectors: tfIdfVectors(space, idf),
  };
}

const recentAddress = keepRecent<Address>(24);

/**
 * Reads a text for summarizing: salutation and stage directions go, sentences are split, counted and weighed by tf·idf within the text. Linear; the last 24 texts are kept.
 *
 * @throws Error where the text is missing or has no sentence
 */
export function readAddress(text: string | undefined): Address {
  if (!text) throw new Error("a summary needs the text of its source");
  return recentAddress(text, () => parse(text));
}
