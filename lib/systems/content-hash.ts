import { createHash } from "node:crypto";
import type { MadePart } from "./port";

/**
 * SHA-256 over an output's parts as a person perceives them: the words of a text, the pixels of an image. Spaces at
 * the ends of lines do not count; what made the output does not either. Equal hash, equal output: nobody can choose.
 */
export function hashContent(parts: readonly MadePart[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(`${part.type}\n`);
    if (part.type === "text") hash.update(part.text.replace(/[ \t]+$/gm, "").trim());
    else hash.update(part.bytes);
    hash.update("\n");
  }
  return hash.digest("hex");
}
