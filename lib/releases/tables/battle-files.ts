import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Staging } from "@/lib/storage/release-files";
import type { Connection } from "../connection";
import type { BattleVote } from "../judgement-kinds";
import { openRowFiles, type RowFiles } from "../packing/row-files";
import type { CheckedRow } from "../stages";
import type { Published, ReleaseKind } from "../write-rows";
import type { WrittenTable } from "../write-tables";
import { type BattleRow, battles, toBattleRow } from "./battles";

interface Place {
  readonly connection: Connection;
  readonly staging: Staging;
  readonly pseudonymize: Pseudonymize;
}

/** Writes the battle of each published vote, in the order of the votes. */
export class BattleFiles {
  readonly #place: Place;
  readonly #kind: Pick<ReleaseKind<BattleVote, CheckedRow>, "read" | "clean">;
  #files: RowFiles<BattleRow> | null = null;
  #rows = 0;

  /** @param kind how votes are read and cleaned: it also says whether the vote on a repeated battle is published */
  constructor(place: Place, kind: Pick<ReleaseKind<BattleVote, CheckedRow>, "read" | "clean">) {
    this.#place = place;
    this.#kind = kind;
  }

  async write(page: readonly Published<BattleVote, CheckedRow>[]): Promise<void> {
    const { staging, pseudonymize } = this.#place;
    const repeated = await this.#readPublished(page.flatMap(({ raw }) => raw.repeatOfVoteId ?? []));
    this.#files ??= await openRowFiles(staging, battles);
    await this.#files.write(
      page.map(({ raw, row }) => {
        const repeatOf = raw.repeatOfVoteId === null ? null : (repeated.get(raw.repeatOfVoteId) ?? null);
        return toBattleRow(raw, row, repeatOf, pseudonymize);
      }),
    );
    this.#rows += page.length;
  }

  async finish(): Promise<WrittenTable> {
    return { table: battles, rows: this.#rows, files: this.#files ? await this.#files.finish() : [] };
  }

  /** Of these votes the published ones, with their battles. */
  async #readPublished(voteIds: readonly string[]): Promise<Map<string, string>> {
    if (voteIds.length === 0) return new Map();
    const raws = await this.#kind.read(this.#place.connection, voteIds);
    return new Map(
      raws.flatMap((raw) => (typeof this.#kind.clean(raw) === "string" ? [] : [[raw.voteId, raw.battleId]])),
    );
  }
}
