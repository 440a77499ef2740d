import type { ReleaseRow } from "../schema";
import type { OutputRow } from "../tables/outputs";
import { isPreference, type JudgedPair, type PreferenceRow, toPreferenceRow } from "../views/preference";
import type { ShownContents } from "./shown-contents";

interface Pair {
  readonly sides: readonly [OutputRow, OutputRow];
  /** Of each annotator, votes for the first side less those for the second. */
  readonly leanings: Map<string, number>;
  votes: number;
}

/** Counts votes on pairs again, as `preference` has them. Some 100 bytes for each pair of each annotator. */
export class ExpectedPreferences {
  readonly #contents: ShownContents;
  readonly #pairs = new Map<string, Pair>();

  constructor(contents: ShownContents) {
    this.#contents = contents;
  }

  add(vote: ReleaseRow, left: OutputRow, right: OutputRow): void {
    if (left.persona_kind === "self") return;
    const isInOrder = left.system < right.system;
    const sides = isInOrder ? ([left, right] as const) : ([right, left] as const);
    const key = orderOf(sides).join("\n");
    const pair = this.#pairs.get(key) ?? { sides, leanings: new Map<string, number>(), votes: 0 };
    this.#pairs.set(key, pair);
    const forLeft = vote.fit === "left" ? 1 : vote.fit === "right" ? -1 : 0;
    const leaning = (pair.leanings.get(vote.annotator_id) ?? 0) + (isInOrder ? forLeft : -forLeft);
    pair.leanings.set(vote.annotator_id, leaning);
    pair.votes += 1;
  }

  /** The rows in their order, texts sealed. O(pairs · log pairs). */
  *rows(): Generator<PreferenceRow> {
    const sorted = [...this.#pairs.values()].toSorted((one, other) =>
      compare(orderOf(one.sides), orderOf(other.sides)),
    );
    for (const { sides, leanings, votes } of sorted) {
      const all = [...leanings.values()];
      const pair: JudgedPair = {
        sides,
        forFirst: all.filter((leaning) => leaning > 0).length,
        forSecond: all.filter((leaning) => leaning < 0).length,
        annotators: all.length,
        votes,
      };
      if (!isPreference(pair)) continue;
      const [first, second] = sides;
      yield toPreferenceRow(pair, {
        task: this.#contents.task(first),
        persona: this.#contents.persona(first),
        sides: [this.#contents.output(first).content, this.#contents.output(second).content],
      });
    }
  }
}

function orderOf([first, second]: readonly [OutputRow, OutputRow]): (string | number)[] {
  return [first.arena, first.persona, first.persona_version, first.task, first.system, second.system];
}

function compare(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : one[at]! < other[at]! ? -1 : 1;
}
