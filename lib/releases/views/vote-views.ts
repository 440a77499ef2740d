import type { Staging } from "@/lib/storage/release-files";
import type { BattleVote } from "../judgement-kinds";
import type { CheckedRow } from "../stages";
import type { Published } from "../write-rows";
import { arena55k } from "./arena-55k";
import { arena140k } from "./arena-140k";
import { numberContents } from "./content-numbers";
import type { Contents } from "./contents";
import { FewShotVotes } from "./few-shot-votes";
import type { NumberedVote } from "./judged-content";
import { hashOfOutputs } from "./preference";
import { ViewFiles, type WrittenView } from "./view-files";

/** As many votes name twice as many outputs at most, whose contents are in memory at once. */
const votesAtOnce = 250;
const rememberedPairs = 50_000;

/** Writes the views that have a row for each vote with what it is about, and gathers what few-shot splits are made from. */
export class VoteViews {
  readonly fewShot: FewShotVotes;
  readonly #contents: Contents;
  readonly #views: readonly ViewFiles<unknown>[];
  readonly #numbers = numberContents();
  #hashes = new Map<string, Buffer>();

  /** @param arenas all of the record */
  constructor(staging: Staging, contents: Contents, arenas: Iterable<string>) {
    this.#contents = contents;
    this.#views = [new ViewFiles<unknown>(staging, arena140k), new ViewFiles<unknown>(staging, arena55k)];
    this.fewShot = new FewShotVotes([...arenas].sort());
  }

  /** Takes published votes in the order of the table `votes`. */
  async write(page: readonly Published<BattleVote, CheckedRow>[]): Promise<void> {
    for (let start = 0; start < page.length; start += votesAtOnce) {
      await this.#write(page.slice(start, start + votesAtOnce), page.length);
    }
  }

  async #write(page: readonly Published<BattleVote, CheckedRow>[], together: number): Promise<void> {
    const outputOf = await this.#contents.outputs.of(page.flatMap(({ raw }) => [raw.leftOutputId, raw.rightOutputId]));
    const taskOf = await this.#contents.tasks.of(page.map(({ raw }) => raw));
    const numbering = this.#numbers.begin();
    const lines = page.map(({ raw, row }): NumberedVote => {
      const [left, right] = [outputOf(raw.leftOutputId), outputOf(raw.rightOutputId)];
      const key = raw.leftOutputId + raw.rightOutputId;
      this.fewShot.add(
        row,
        this.#hashOf(key, () => hashOfOutputs(left.row, right.row)),
      );
      return {
        vote: shownOf(row),
        task: numbering.ofTask(taskOf(raw)),
        left: numbering.ofOutput(left.content),
        right: numbering.ofOutput(right.content),
      };
    });
    for (const view of this.#views) await view.writeLines(lines, numbering.contents, together);
  }

  async finish(): Promise<WrittenView[]> {
    const written: WrittenView[] = [];
    for (const view of this.#views) written.push(await view.finish());
    return written;
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

function shownOf(row: CheckedRow): NumberedVote["vote"] {
  const { vote_id, battle_id, annotator_id, arena, persona, system_left, system_right, fit, voted_on } = row;
  return { vote_id, battle_id, annotator_id, arena, persona, system_left, system_right, fit, voted_on };
}
