import type { SegmentReport } from "./schema";

/** A group that an annotator is in: `fan` to `Yes`. */
export interface AnnotatorAttribute {
  readonly annotatorId: string;
  readonly label: string;
  readonly value: string;
}

/** Boards show no group of fewer people. */
export const leastOfGroup = 10;

/**
 * Which group the voters of a file belong to, by column. A voter for whom the file says several values of a column is in none of its groups:
 * nobody knows which one is meant, and the votes count whatever the groups are. What an earlier import stored stays.
 *
 * Memory O(voters · columns).
 */
export class VoterGroups {
  /** Value by annotator, for each label; null where the file says several. */
  readonly #said = new Map<string, Map<string, string | null>>();
  readonly #stored = new Map<string, Map<string, string>>();

  constructor(stored: readonly AnnotatorAttribute[], labels: readonly string[]) {
    for (const label of labels) this.#said.set(label, new Map());
    for (const { annotatorId, label, value } of stored) {
      this.#stored.set(label, (this.#stored.get(label) ?? new Map<string, string>()).set(annotatorId, value));
    }
  }

  add({ annotatorId, label, value }: AnnotatorAttribute): void {
    const said = this.#said.get(label)!;
    const known = said.get(annotatorId) ?? this.#stored.get(label)?.get(annotatorId) ?? value;
    if (said.get(annotatorId) !== null) said.set(annotatorId, known === value ? value : null);
  }

  /** What is known now and was not stored before. */
  fresh(): AnnotatorAttribute[] {
    return [...this.#said].flatMap(([label, said]) =>
      [...said].flatMap(([annotatorId, value]) =>
        value === null || this.#stored.get(label)?.has(annotatorId) ? [] : [{ annotatorId, label, value }],
      ),
    );
  }

  report(): SegmentReport[] {
    return [...this.#said].map(([label, said]) => {
      const stored = this.#stored.get(label) ?? new Map<string, string>();
      const placed = [...said.values()].filter((value) => value !== null).length;
      const all = new Map<string, string | null>([...said, ...stored]);
      const sizes = sizesOf([...all.values()].filter((value) => value !== null));
      return {
        label,
        voters: said.size,
        placed,
        leftOut: said.size - placed,
        groups: sizes.size,
        smallGroups: [...sizes.values()].filter((people) => people < leastOfGroup).length,
      };
    });
  }
}

/** People by group. As on boards, whole numbers go by tens. */
function sizesOf(values: readonly string[]): Map<string, number> {
  const isNumbers = values.every((value) => /^\d{1,3}$/.test(value));
  const sizes = new Map<string, number>();
  for (const value of values) {
    const group = isNumbers ? String(Math.floor(Number(value) / 10)) : value;
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  return sizes;
}
