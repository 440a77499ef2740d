import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Staging } from "@/lib/storage/release-files";
import type { Connection } from "../connection";
import type { BattleVote } from "../judgement-kinds";
import { RowOrder } from "../row-order";
import type { CheckedRow } from "../stages";
import { exclusionWord, readJudgementIds } from "../vote-reader";
import type { ReleaseKind } from "../write-rows";
import { ViewFiles, type WrittenView } from "./view-files";
import { type FullVoteRow, votesFull } from "./votes-full";

const pageSize = 2_000;

interface Place {
  readonly connection: Connection;
  readonly staging: Staging;
  readonly source: string;
  readonly pseudonymize: Pseudonymize;
}

/** Writes `votes-full`: the rows of `votes`, then the votes that do not count. */
export class FullVotes {
  readonly #place: Place;
  readonly #files: ViewFiles<FullVoteRow>;

  constructor(place: Place) {
    this.#place = place;
    this.#files = new ViewFiles(place.staging, votesFull);
  }

  /** Takes published votes in the order of the table `votes`. */
  async write(rows: readonly CheckedRow[]): Promise<void> {
    await this.#files.write(rows.map((row) => ({ ...row, is_excluded: false, exclusion_reason: null })));
  }

  /**
   * Writes the votes that do not count, through the same stages. Memory: a page, and 32 bytes a vote for their order.
   *
   * @param kind how they are read and cleaned, with days of their own
   */
  async finish(kind: Pick<ReleaseKind<BattleVote, CheckedRow>, "read" | "clean">): Promise<WrittenView> {
    const { connection, source, pseudonymize } = this.#place;
    const order = new RowOrder();
    for await (const ids of readJudgementIds(connection, "vote", source, "excluded")) {
      for (const id of ids) order.add(pseudonymize("vote", id), id);
    }
    for (const ids of order.pages(pageSize)) {
      const raws = await kind.read(connection, ids);
      await this.#files.write(
        raws.flatMap((raw): FullVoteRow[] => {
          const cleaned = kind.clean(raw);
          if (typeof cleaned === "string") return [];
          return [{ ...cleaned.row, is_excluded: true, exclusion_reason: exclusionWord(raw.exclusionReason ?? "") }];
        }),
      );
    }
    return this.#files.finish();
  }
}
