import { createPseudonymizer, type Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Staging } from "@/lib/storage/release-files";
import { columns } from "./columns";
import { deriveFiles } from "./file-list";
import { writeReadme } from "./readme";
import { RowOrder } from "./row-order";
import { type Manifest, manifest as manifestSchema } from "./schema";
import { type ArenaWords, applyConsent, type CheckedRow, pseudonymizeVote, redactVote, toReleaseRow } from "./stages";
import { openVoteFiles, type VoteFiles, writeTextFile } from "./vote-files";
import {
  type Connection,
  countExcluded,
  readArenaWords,
  readConsents,
  readPairVerdicts,
  readVoteIds,
  readVotes,
} from "./vote-reader";

const votePageSize = 500;

export interface ReleaseTask {
  readonly version: string;
  readonly source: Manifest["source"];
  readonly createdAt: Date;
  readonly codeVersion: string;
  /** Of the pseudonyms; see `createPseudonymizer`. */
  readonly key: Uint8Array;
}

/**
 * Writes every file of a release into `staging`. Memory is bound by one page of votes and one row group, plus 36 bytes
 * a vote for the order and the pseudonyms of the annotators. The same votes, key and moment give the same bytes.
 *
 * @param connection in a repeatable-read transaction, so that all pages show one moment
 * @returns the manifest, and the SHA-256 of `manifest.json`; null where there is no vote to publish
 */
export async function writeRelease(
  connection: Connection,
  staging: Staging,
  task: ReleaseTask,
): Promise<{ manifest: Manifest; manifestSha256: string } | null> {
  const files = await openVoteFiles(staging);
  const counts = await writeVotes(connection, files, task);
  if (counts.votes === 0) return null;

  const voteFiles = await files.finish();
  const facts: Omit<Manifest, "files"> = {
    schema: "palate.release/1",
    version: task.version,
    createdAt: task.createdAt.toISOString(),
    codeVersion: task.codeVersion,
    source: task.source,
    counts,
    columns: columns.map(({ name, description }) => ({ name, description })),
  };
  const readme = await writeTextFile(staging, "README.md", "text/markdown; charset=utf-8", writeReadme(facts));
  const manifest = manifestSchema.parse({ ...facts, files: [...voteFiles, readme] });
  const { manifestFile, sumsFile } = deriveFiles(manifest);
  for (const { name, mediaType, text } of [manifestFile, sumsFile]) {
    await writeTextFile(staging, name, mediaType, text);
  }
  return { manifest, manifestSha256: manifestFile.sha256 };
}

async function writeVotes(connection: Connection, files: VoteFiles, task: ReleaseTask): Promise<Manifest["counts"]> {
  await readConsents(connection);
  await readPairVerdicts(connection, task.source);
  const leftOut = await countExcluded(connection, task.source);
  const words = await readArenaWords(connection);
  const pseudonymize = createPseudonymizer(task.key);
  const order = await orderVotes(connection, task.source, pseudonymize);

  const annotators = new Set<string>();
  const byArena: Record<string, number> = {};
  const redactions: Record<string, number> = {};
  let votes = 0;
  for (const ids of order.pages(votePageSize)) {
    const rows: CheckedRow[] = [];
    for (const raw of await readVotes(connection, ids)) {
      const consented = applyConsent(raw);
      if (typeof consented === "string") {
        add(leftOut, consented, 1);
        continue;
      }
      const redacted = redactVote(consented, wordsOf(words, raw.arena));
      for (const [kind, places] of Object.entries(redacted.redactions)) add(redactions, kind, places);
      const row = toReleaseRow(pseudonymizeVote(redacted.vote, pseudonymize));
      annotators.add(row.annotator_id);
      add(byArena, row.arena, 1);
      rows.push(row);
    }
    votes += rows.length;
    await files.write(rows);
  }
  return {
    votes,
    annotators: annotators.size,
    byArena,
    leftOut,
    redactions,
  };
}

async function orderVotes(connection: Connection, source: string, pseudonymize: Pseudonymize): Promise<RowOrder> {
  const order = new RowOrder();
  for await (const ids of readVoteIds(connection, source)) {
    for (const id of ids) order.add(pseudonymize("vote", id), id);
  }
  return order;
}

function wordsOf(words: ReadonlyMap<string, ArenaWords>, arena: string): ArenaWords {
  const known = words.get(arena);
  if (!known) throw new Error(`the arena ${arena} has votes and is not in the record`);
  return known;
}

function add(counts: Record<string, number>, name: string, value: number): void {
  counts[name] = (counts[name] ?? 0) + value;
}
