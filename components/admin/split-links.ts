export interface TextPiece {
  readonly text: string;
  readonly isLink: boolean;
  /** Where the piece begins in the text. */
  readonly at: number;
}

/** Cuts a plain text into web addresses and what stands between them; joined, the pieces are the text. */
export function splitLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), isLink: false, at: end });
    pieces.push({ text: match[0], isLink: true, at: match.index });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isLink: false, at: end });
  return pieces;
}
