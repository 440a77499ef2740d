/** What is known of the outputs for a person, in one task: the content of each system's output, where it was made. */
export interface OwnCell {
  readonly taskId: string;
  /** By system. */
  readonly made: ReadonlyMap<string, { readonly id: string; readonly contentHash: string }>;
  /** Contents that were shown against each other: `contentPair` of their hashes. */
  readonly shown: ReadonlySet<string>;
}

export interface OwnPair {
  readonly taskId: string;
  /** Two different systems, in the order in which they were handed in. */
  readonly systems: readonly [string, string];
}

/** Names two contents whatever their order. */
export function contentPair(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/**
 * The combinations of a task and two systems that can still be drawn: all of which it is not known that their contents are equal or
 * were shown against each other already. What was not made yet may turn out to be so; then it is drawn again.
 * O(tasks · systems²).
 */
export function listUnseen(cells: readonly OwnCell[], systems: readonly string[]): OwnPair[] {
  const pairs: OwnPair[] = [];
  for (const { taskId, made, shown } of cells) {
    for (let one = 0; one < systems.length; one += 1) {
      for (let other = one + 1; other < systems.length; other += 1) {
        const pair = [systems[one]!, systems[other]!] as const;
        const [left, right] = [made.get(pair[0])?.contentHash, made.get(pair[1])?.contentHash];
        const isKnown = left !== undefined && right !== undefined;
        if (isKnown && (left === right || shown.has(contentPair(left, right)))) continue;
        pairs.push({ taskId, systems: pair });
      }
    }
  }
  return pairs;
}
