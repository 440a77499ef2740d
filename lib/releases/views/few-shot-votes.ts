import type { ReleaseRow } from "../schema";
import { sortEntries } from "../sort-entries";
import { type FewShotRow, toFewShotRows } from "./few-shot";
import { pairHashBytes, splitPairs } from "./few-shot-split";

// annotator, arena, standpoint, pair, vote: bytes that sort as the view does.
const arenaAt = 16;
const standpointAt = arenaAt + 4;
const hashAt = standpointAt + 1;
const voteAt = hashAt + pairHashBytes;
const entryBytes = voteAt + 16;
const standpoints = ["owner", "proxy"] as const;
const pageRows = 2_000;

type DecidedVote = Pick<ReleaseRow, "vote_id" | "annotator_id" | "arena" | "standpoint" | "fit">;

/** The decided votes of all annotators with their pairs, to be split once all are known. 45 bytes a vote, and 12 while they are sorted. */
export class FewShotVotes {
  readonly #arenas: readonly string[];
  #entries = Buffer.alloc(entryBytes * 1024);
  #length = 0;

  /** @param arenas all that may come, in alphabetical order */
  constructor(arenas: readonly string[]) {
    this.#arenas = arenas;
  }

  /** Adds a published vote; one that decides nothing is left out. @param hash of its pair: `hashPair` */
  add(vote: DecidedVote, hash: Uint8Array): void {
    if (vote.fit !== "left" && vote.fit !== "right") return;
    const offset = this.#length * entryBytes;
    if (offset === this.#entries.byteLength) this.#entries = Buffer.concat([this.#entries], offset * 2);
    const entries = this.#entries;
    entries.write(vote.annotator_id, offset, "hex");
    entries.writeUInt32BE(this.#arenas.indexOf(vote.arena), offset + arenaAt);
    entries[offset + standpointAt] = standpoints.indexOf(vote.standpoint);
    entries.set(hash, offset + hashAt);
    entries.write(vote.vote_id, offset + voteAt, "hex");
    this.#length += 1;
  }

  /** The rows of every annotator, in pages. A pair that somebody judged more than once is there with one of the votes. O(votes · log votes). */
  *pages(): Generator<FewShotRow[]> {
    let page: FewShotRow[] = [];
    let group: Buffer[] = [];
    for (const entry of this.#sorted()) {
      if (group[0] && entry.compare(group[0], 0, hashAt, 0, hashAt) !== 0) {
        page.push(...this.#rowsOf(group));
        group = [];
        if (page.length >= pageRows) {
          yield page;
          page = [];
        }
      }
      const isSamePair = group.at(-1)?.compare(entry, 0, voteAt, 0, voteAt) === 0;
      if (!isSamePair) group.push(entry);
    }
    page.push(...this.#rowsOf(group));
    if (page.length > 0) yield page;
  }

  #rowsOf(group: readonly Buffer[]): FewShotRow[] {
    const [first] = group;
    if (!first) return [];
    const split = splitPairs(
      group.map((entry) => ({ hash: entry.subarray(hashAt, voteAt), voteId: entry.toString("hex", voteAt) })),
    );
    if (!split) return [];
    const subject = {
      scope: "annotator",
      arena: this.#arenas[first.readUInt32BE(arenaAt)]!,
      subject: first.toString("hex", 0, arenaAt),
      persona_version: null,
      standpoint: standpoints[first[standpointAt] as 0 | 1],
    } as const;
    return toFewShotRows(subject, split);
  }

  *#sorted(): Generator<Buffer> {
    const entries = this.#entries;
    const order = sortEntries(entries, entryBytes, this.#length);
    for (const at of order) yield entries.subarray(at * entryBytes, (at + 1) * entryBytes);
  }
}
