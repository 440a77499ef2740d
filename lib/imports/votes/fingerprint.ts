import { createHash } from "node:crypto";
import { openSource } from "../source";

/** What tells a file's content apart, and how much of it there is. */
export interface Fingerprint {
  /** Of its content, unpacked: packing changes nothing. */
  readonly sha256: string;
  readonly lines: number;
}

const lineFeed = 0x0a;

/**
 * Reads a whole file once.
 *
 * @throws FileError `unreadable`
 */
export async function fingerprintOf(path: string): Promise<Fingerprint> {
  const { chunks } = await openSource(path);
  const hash = createHash("sha256");
  let lines = 1;
  for await (const chunk of chunks) {
    hash.update(chunk);
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) lines += 1;
  }
  return { sha256: hash.digest("hex"), lines };
}
