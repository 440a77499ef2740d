import type { Staging } from "@/lib/storage/release-files";
import { type BoardCell, boardCell } from "./changes/compare-boards";
import type { Connection } from "./connection";
import type { BoardFits } from "./fit-boards";
import { liveKey, readLiveBoards } from "./live-boards";
import type { ReleasedBoard } from "./manifest";
import type { RawVote } from "./stages";
import { type BoardRow, boards } from "./tables/boards";
import { add } from "./write-rows";
import { type WrittenTable, writeTable } from "./write-tables";

/** Counted votes that are not published, by arena, standpoint and reason: live boards count them. */
export class LeftOutOfBoards {
  readonly #counts = new Map<string, Record<string, number>>();

  add({ arena, standpoint }: Pick<RawVote, "arena" | "standpoint">, reason: string, votes = 1): void {
    for (const key of [`${arena} any`, `${arena} ${standpoint}`]) {
      const counts = this.#counts.get(key) ?? {};
      add(counts, reason, votes);
      this.#counts.set(key, counts);
    }
  }

  of(arena: string, standpoint: string): Record<string, number> {
    return this.#counts.get(`${arena} ${standpoint}`) ?? {};
  }
}

/**
 * Fits and writes the boards of the published votes.
 *
 * @param liveUntil the live boards beside them are no later ones; null: the newest
 * @returns with what the manifest says of each, and who stands where
 */
export async function writeBoards(
  { connection, staging }: { readonly connection: Connection; readonly staging: Staging },
  fits: BoardFits,
  leftOut: LeftOutOfBoards,
  liveUntil: Date | null,
): Promise<{ readonly table: WrittenTable; readonly listed: ReleasedBoard[]; readonly cells: BoardCell[] }> {
  const live = await readLiveBoards(connection, liveUntil);
  const listed: ReleasedBoard[] = [];
  const cells: BoardCell[] = [];
  function* pages(): Generator<readonly BoardRow[]> {
    for (const { arena, view, standpoint, votes, failure, rows } of fits.fit()) {
      const notPublished = leftOut.of(arena, standpoint);
      listed.push({ arena, view, votes, failure, notPublished, live: live.get(liveKey(arena, view)) ?? null });
      cells.push(...rows.map((row) => boardCell.parse(row)));
      yield rows;
    }
  }
  const table = await writeTable(staging, boards, pages());
  return { table, listed, cells };
}
