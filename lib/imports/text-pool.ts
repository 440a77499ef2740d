/** Texts that are remembered at once: a power of two, more than most files have systems and voters. */
const slots = 1 << 17;

/** Longer ones, in bytes, such as an answer in a file of conversations, are not worth remembering. */
const longestText = 256;

/**
 * Makes texts of bytes, and gives the same text object for the same bytes as long as it remembers them: cells of a file repeat,
 * and finding one again costs less than making it anew and hashing it in every map that follows.
 *
 * Texts that share a slot push each other out, so that memory is bound.
 */
export class TextPool {
  /** The bytes of each text as characters of their own, which compare faster than a typed array for each. */
  readonly #keys: string[] = new Array<string>(slots).fill("");
  readonly #texts: string[] = new Array<string>(slots).fill("");

  /**
   * The text from `from` to `to`.
   *
   * @param bytes UTF-8; what is not becomes the replacement character
   * @param hash of these bytes: equal bytes, equal numbers
   */
  take(bytes: Buffer, from: number, to: number, hash: number): string {
    // Upper bits are mixed in, since the lower ones know the last bytes best.
    const slot = (hash ^ (hash >>> 15)) & (slots - 1);
    if (isSame(this.#keys[slot]!, bytes, from, to)) return this.#texts[slot]!;
    if (to - from > longestText) return bytes.toString("utf8", from, to);
    const key = bytes.toString("latin1", from, to);
    const text = isAscii(key) ? key : bytes.toString("utf8", from, to);
    this.#keys[slot] = key;
    this.#texts[slot] = text;
    return text;
  }
}

function isSame(key: string, bytes: Buffer, from: number, to: number): boolean {
  if (key.length !== to - from) return false;
  for (let at = 0; at < key.length; at += 1) if (key.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}

const lastAscii = 0x7f;

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > lastAscii) return false;
  return true;
}
