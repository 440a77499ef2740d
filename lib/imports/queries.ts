import { ComparisonsBuilder } from "@/lib/ranking/comparisons";
import { readBoardOf } from "./board-file";
import { openCsv } from "./csv-table";
import { openJsonArray, openJsonLines } from "./json-table";
import { openTable } from "./open-table";
import type { BoardFile, OpenedVotes, VoteColumnChoice, VoteFile } from "./schema";
import { openSource } from "./source";
import type { Table } from "./table";
import { TextFeed } from "./text-feed";
import { findVoteColumns } from "./vote-columns";
import { votesOf } from "./vote-rows";

/**
 * Opens a file of votes: CSV, JSON lines, a JSON array or Parquet, each also packed with gzip, recognized by content.
 *
 * @param path of a file, or `-` for standard input
 * @param choice columns that are not to be recognized by their names
 * @param input what `-` stands for
 * @throws FileError; while the votes are read, too
 */
export async function openVotes(
  path: string,
  choice: VoteColumnChoice = {},
  input?: AsyncIterable<Uint8Array>,
): Promise<OpenedVotes> {
  const source = await openSource(path, input);
  try {
    const table = await openTable(source);
    const columns = findVoteColumns(table, choice);
    return { file: table.file, format: table.format, columns, votes: votesOf(table, columns) };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/**
 * All votes of a file, as the ranking reads them. Systems, voters and groups are numbered in the order of the file.
 *
 * Cost O(rows); memory some 33 bytes a vote, the names, and one piece of the file.
 *
 * @throws FileError as `openVotes`
 */
export async function readComparisons(
  path: string,
  choice: VoteColumnChoice = {},
  input?: AsyncIterable<Uint8Array>,
): Promise<VoteFile> {
  const { votes, ...opened } = await openVotes(path, choice, input);
  const builder = new ComparisonsBuilder();
  for await (const batch of votes) for (const vote of batch) builder.add(vote);
  return { ...opened, comparisons: builder.build() };
}

/**
 * A board from a file, as `palate rate --json` prints it, as `GET /api/v1/leaderboards/{arena}` answers, or a table with the
 * columns system and rating.
 *
 * @param path of a file, or `-` for standard input
 * @param input what `-` stands for
 * @throws FileError
 */
export async function readBoard(path: string, input?: AsyncIterable<Uint8Array>): Promise<BoardFile> {
  const source = await openSource(path, input);
  try {
    return await readBoardOf(source);
  } finally {
    await source.close();
  }
}

/**
 * Opens a table that is at hand as text: CSV, JSON lines or a JSON array, recognized by its first character.
 *
 * @param name how errors call it
 * @throws FileError `empty` | `unknown_format` | `broken_row`; while the rows are read, too
 */
export async function openTextTable(name: string, text: string): Promise<Table> {
  const bytes = Buffer.from(text, "utf8");
  const chunks = (async function* () {
    yield bytes;
  })();
  const close = async () => void (await chunks.return());
  const feed = await TextFeed.open({ name, path: null, start: bytes.subarray(0, 16), chunks, close });
  if (feed.firstCharacter === "[") return openJsonArray(feed);
  return feed.firstCharacter === "{" ? openJsonLines(feed) : openCsv(feed);
}
