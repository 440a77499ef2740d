/** A text as a recognizer reads it, with the way back to the text as it was written. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where the character it came from starts and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;
const digit = /\p{Nd}/u;

/**
 * Undoes the spellings that hide a pattern from a machine and not from a person: full-width and other compatibility
 * forms (NFKC), invisible characters, digits of other scripts, the many dashes and full stops.
 *
 * It folds one character at a time, so that every place of the folded text has its place in the original; a text
 * without findings can then be published exactly as it was written.
 *
 * @param text well-formed UTF-16 of any length; O(length)
 */
export function foldText(text: string): FoldedText {
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const plain = foldCharacter(character);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
    folded += plain;
    start = end;
  }
  return { text: folded, starts, ends };
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  if (invisible.test(character)) return "";
  if (digit.test(character)) return String(digitValue(code));
  if (character === "。") return ".";
  const plain = character.normalize("NFKC");
  if (/^\p{Pd}$/u.test(plain)) return "-";
  return /^\p{Zs}$/u.test(plain) ? " " : plain;
}

/** Unicode keeps decimal digits in runs of ten, zero first; runs that touch (mathematical digits) stay multiples of ten. */
function digitValue(code: number): number {
  let first = code;
  while (digit.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
