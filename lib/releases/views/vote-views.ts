import type { Staging } from "@/lib/storage/release-files";
import type { BattleVote } from "../judgement-kinds";
import type { CheckedRow } from "../stages";
import type { Published } from "../write-rows";
import { type Arena55kRow, arena55k, toArena55kRow } from "./arena-55k";
import { type Arena140kRow, arena140k, toArena140kRow } from "./arena-140k";
import type { Contents } from "./contents";
import { FewShotVotes } from "./few-shot-votes";
import { hashOfOutputs } from "./preference";
import { ViewFiles, type WrittenView } from "./view-files";

/** As many votes name twice as many outputs at most, whose contents are in memory at once. */
const votesAtOnce = 250;
const rememberedPairs = 50_000;

/** Writes the views that have a row for each vote, and gathers what few-shot splits are made from. */
export class VoteViews {
  readonly fewShot: FewShotVotes;
  readonly #contents: Contents;
  readonly #arena140k: ViewFiles<Arena140kRow>;
  readonly #arena55k: ViewFiles<Arena55kRow>;
  #hashes = new Map<string, Buffer>();

  /** @param arenas all of the record */
  constructor(staging: Staging, contents: Contents, arenas: Iterable<string>) {
    this.#contents = contents;
    this.#arena140k = new ViewFiles(staging, arena140k);
    this.#arena55k = new ViewFiles(staging, arena55k);
    this.fewShot = new FewShotVotes([...arenas].sort());
  }

  /** Takes published votes in the order of the table `votes`. */
  async write(page: readonly Published<BattleVote, CheckedRow>[]): Promise<void> {
    for (let start = 0; start < page.length; start += votesAtOnce) {
      await this.#write(page.slice(start, start + votesAtOnce));
    }
  }

  async #write(page: readonly Published<BattleVote, CheckedRow>[]): Promise<void> {
    const outputOf = await this.#contents.outputs.of(page.flatMap(({ raw }) => [raw.leftOutputId, raw.rightOutputId]));
    const taskOf = await this.#contents.tasks.of(page.map(({ raw }) => raw));
    const judged = page.map(({ raw, row }) => {
      const [left, right] = [outputOf(raw.leftOutputId), outputOf(raw.rightOutputId)];
      const key = raw.leftOutputId + raw.rightOutputId;
      this.fewShot.add(
        row,
        this.#hashOf(key, () => hashOfOutputs(left.row, right.row)),
      );
      return { vote: row, task: taskOf(raw), left: left.content, right: right.content };
    });
    await this.#arena140k.write(judged.map(toArena140kRow));
    await this.#arena55k.write(judged.map(toArena55kRow));
  }

  async finish(): Promise<WrittenView[]> {
    return [await this.#arena140k.finish(), await this.#arena55k.finish()];
  }

  #hashOf(key: string, make: () => Buffer): Buffer {
    const known = this.#hashes.get(key);
    if (known) return known;
    if (this.#hashes.size === rememberedPairs) this.#hashes = new Map();
    const made = make();
    this.#hashes.set(key, made);
    return made;
  }
}
