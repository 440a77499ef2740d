/** How much of what a text has, as LMArena's style control counts it. */
export interface FormCounts {
  readonly tokens: number;
  readonly headers: Readonly<Record<"h1" | "h2" | "h3" | "h4" | "h5" | "h6", number>>;
  readonly lists: Readonly<Record<"ordered" | "unordered", number>>;
  readonly bold: Readonly<Record<"**" | "__", number>>;
}

const codeBlock = /```[^`]*```/g;
const token = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * Counts headers by level, items of lists and stretches of bold outside of code blocks by the plain patterns that LMArena's style control uses, so that
 * its covariates mean the same here. `measureTextStyle` (lib/evaluation) follows CommonMark and tells no levels apart. Tokens are no
 * model's: a run of letters and digits is one, and so is every other mark. Linear.
 *
 * @see Li, Angelopoulos and Chiang (2024), Does style matter?, lmsys.org
 */
export function countForm(text: string): FormCounts {
  const plain = text.replaceAll(codeBlock, "");
  const header = (level: number) => count(plain, new RegExp(`^#{${level}}\\s`, "gm"));
  return {
    tokens: countTokens(text),
    headers: { h1: header(1), h2: header(2), h3: header(3), h4: header(4), h5: header(5), h6: header(6) },
    lists: { ordered: count(plain, /^\s*\d+\.\s/gm), unordered: count(plain, /^\s*[-*+]\s/gm) },
    bold: { "**": count(plain, /\*\*[^*\n]+\*\*/g), __: count(plain, /__[^_\n]+__/g) },
  };
}

/** Words and marks of a text. */
export function countTokens(text: string): number {
  return count(text, token);
}

/** Whether a text has a fenced block of code. */
export function hasCode(text: string): boolean {
  return /^[ \t]*```[^`]*```/m.test(text);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
