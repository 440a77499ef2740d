import { outcomes } from "@/lib/ranking/pair-counts";

/** What some votes say of one criterion. Either both outputs have a mark on its scale, or a side was named as with the verdict. */
export interface CriterionMarks {
  readonly criterion: string;
  /** The votes, as indices into the selection. */
  readonly votes: Int32Array;
  /** Mark of each output; 0 where it has none. */
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  /** Index into `outcomes` plus one; 0 where no side was named. */
  readonly side: Uint8Array;
}

/** Columns that grow by doubling, seven bytes a mark. */
class Marks {
  length = 0;
  votes = new Int32Array(64);
  left = new Uint8Array(64);
  right = new Uint8Array(64);
  side = new Uint8Array(64);

  add(vote: number, left: number, right: number, side: number): void {
    if (this.length === this.votes.length) {
      const grown = <Numbers extends Int32Array | Uint8Array>(old: Numbers, made: Numbers) => {
        made.set(old);
        return made;
      };
      const size = this.length * 2;
      this.votes = grown(this.votes, new Int32Array(size));
      this.left = grown(this.left, new Uint8Array(size));
      this.right = grown(this.right, new Uint8Array(size));
      this.side = grown(this.side, new Uint8Array(size));
    }
    this.votes[this.length] = vote;
    this.left[this.length] = left;
    this.right[this.length] = right;
    this.side[this.length] = side;
    this.length += 1;
  }
}

/** The marks by criterion of remembered votes. */
export class MarkMemory {
  readonly #marks = new Map<string, Marks>();

  /**
   * Adds what one vote marked. A criterion is marked with whole numbers for `left` and `right`, or with the name of a side; anything
   * else is no mark.
   *
   * @param vote its number among the remembered votes
   */
  add(vote: number, criteria: unknown): void {
    if (typeof criteria !== "object" || criteria === null) return;
    for (const [criterion, said] of Object.entries(criteria)) {
      const side = (outcomes as readonly unknown[]).indexOf(sideOf(said)) + 1;
      const [left, right] = [markOf(said, "left"), markOf(said, "right")];
      if (side === 0 && left === 0 && right === 0) continue;
      const marks = this.#marks.get(criterion) ?? new Marks();
      this.#marks.set(criterion, marks);
      marks.add(vote, left, right, side);
    }
  }

  /**
   * The marks of some votes, by criterion in the order of their names. O(marks).
   *
   * @param place of each remembered vote in the selection, −1 for those that are not in it
   */
  select(place: Int32Array): CriterionMarks[] {
    return [...this.#marks]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([criterion, marks]) => {
        const kept = marks.votes.subarray(0, marks.length);
        const isKept = (_: number, at: number) => place[kept[at]!]! >= 0;
        return {
          criterion,
          votes: kept.filter(isKept).map((vote) => place[vote]!),
          left: marks.left.subarray(0, marks.length).filter(isKept),
          right: marks.right.subarray(0, marks.length).filter(isKept),
          side: marks.side.subarray(0, marks.length).filter(isKept),
        };
      })
      .filter(({ votes }) => votes.length > 0);
  }
}

/** A side is named by itself, or as `{side}`. */
function sideOf(said: unknown): unknown {
  return typeof said === "object" && said !== null ? (said as Record<string, unknown>).side : said;
}

function markOf(said: unknown, side: "left" | "right"): number {
  const mark = typeof said === "object" && said !== null ? (said as Record<string, unknown>)[side] : undefined;
  return typeof mark === "number" && Number.isInteger(mark) && mark >= 1 && mark <= 100 ? mark : 0;
}
