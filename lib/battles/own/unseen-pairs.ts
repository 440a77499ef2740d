/** What is known of the outputs for a person, in one task: the content of each system's output, where it was made. */
export interface OwnCell {
  readonly taskId: string;
  /** By system. */
  readonly made: ReadonlyMap<string, { readonly id: string; readonly contentHash: string }>;
  /** Contents that were shown against each other: `contentPair` of their hashes. */
  readonly shown: ReadonlySet<string>;
}

/** Names two contents whatever their order. */
export function contentPair(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/**
 * The tasks that are not known to be judged out: some system's output is not made yet, or two made ones differ and were not shown against each other.
 * O(tasks · systems²).
 */
export function openTasks(cells: readonly OwnCell[], systems: readonly string[]): OwnCell[] {
  return cells.filter(
    ({ made, shown }) => systems.some((id) => !made.has(id)) || unseenPairs([...made.values()], shown).length > 0,
  );
}

/** The pairs of different contents that were not shown against each other, by whichever systems: each two outputs once. O(outputs²). */
export function unseenPairs<Output extends { readonly contentHash: string }>(
  outputs: readonly Output[],
  shown: ReadonlySet<string>,
): (readonly [Output, Output])[] {
  return outputs.flatMap((one, place) =>
    outputs
      .slice(place + 1)
      .filter(
        ({ contentHash }) => contentHash !== one.contentHash && !shown.has(contentPair(one.contentHash, contentHash)),
      )
      .map((other) => [one, other] as const),
  );
}
