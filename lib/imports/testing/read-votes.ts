import { openVotes } from "../queries";
import type { FileVote, VoteColumnChoice } from "../schema";

/** Content as a stream of pieces of `size` bytes: rows, quotes and characters then fall apart between them. */
export async function* inPieces(content: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The votes of a file with this content. */
export async function votesIn(
  content: string | Uint8Array,
  choice?: VoteColumnChoice,
  pieceSize = 1 << 16,
): Promise<FileVote[]> {
  const { votes } = await openVotes("-", choice, inPieces(content, pieceSize));
  const all: FileVote[] = [];
  for await (const batch of votes) all.push(...batch);
  return all;
}
