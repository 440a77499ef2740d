export interface Paragraph {
  /** Where it starts in the text, in characters. */
  readonly at: number;
  readonly text: string;
}

/** A plain text as paragraphs: what stands between empty lines. */
export function splitParagraphs(text: string): Paragraph[] {
  return [...text.matchAll(/\S(?:(?!\r?\n[ \t]*\r?\n)[\s\S])*/g)].map((match) => ({
    at: match.index,
    text: match[0].trimEnd(),
  }));
}
