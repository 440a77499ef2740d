/** An output that a vote is about: of which system, and the hash of its content. */
export interface ClaimedOutput {
  readonly systemId: string;
  readonly contentHash: string;
}

interface Side {
  /** The content of each edition in which the system has an output. */
  readonly hashes: Map<number, string>;
  readonly editionsOfHash: Map<string, number[]>;
  /** In every edition before this one the system has an output. */
  firstFree: number;
}

/**
 * Finds for each vote the task that it belongs to. A system has one output for a task and a persona, but in a file it may have
 * answered the same prompt twice in different words. Then the prompt becomes a task again, a further edition: a vote belongs to the first
 * edition in which each of its two systems has either this very output or none.
 *
 * Depends on what was claimed before and on nothing else, so that an import that goes on from the record decides as one that
 * was never interrupted. Memory O(outputs); a claim costs some look-ups.
 */
export class TaskEditions {
  readonly #sides = new Map<string, Side>();

  /** Notes an output that is stored already. */
  add(task: string, edition: number, persona: string, { systemId, contentHash }: ClaimedOutput): void {
    const side = this.#sideOf(task, persona, systemId);
    side.hashes.set(edition, contentHash);
    const editions = side.editionsOfHash.get(contentHash);
    if (editions === undefined) side.editionsOfHash.set(contentHash, [edition]);
    else editions.push(edition);
    while (side.hashes.has(side.firstFree)) side.firstFree += 1;
  }

  /**
   * Claims two outputs for a prompt's task and a persona.
   *
   * @returns the edition from 1, and which of the two it did not have before
   */
  claim(
    task: string,
    persona: string,
    left: ClaimedOutput,
    right: ClaimedOutput,
  ): { readonly edition: number; readonly added: readonly ClaimedOutput[] } {
    const [one, other] = [left, right].map(({ systemId }) => this.#sideOf(task, persona, systemId));
    const fits = (edition: number) =>
      (one!.hashes.get(edition) ?? left.contentHash) === left.contentHash &&
      (other!.hashes.get(edition) ?? right.contentHash) === right.contentHash;
    let edition = Math.max(one!.firstFree, other!.firstFree);
    while (one!.hashes.has(edition) || other!.hashes.has(edition)) edition += 1;
    for (const known of one!.editionsOfHash.get(left.contentHash) ?? [])
      if (fits(known)) edition = Math.min(edition, known);
    for (const known of other!.editionsOfHash.get(right.contentHash) ?? [])
      if (fits(known)) edition = Math.min(edition, known);
    const added = [left, right].filter((_, place) => ![one, other][place]!.hashes.has(edition));
    for (const output of added) this.add(task, edition, persona, output);
    return { edition, added };
  }

  #sideOf(task: string, persona: string, systemId: string): Side {
    const key = `${task} ${persona} ${systemId}`;
    let side = this.#sides.get(key);
    if (side === undefined) {
      side = { hashes: new Map(), editionsOfHash: new Map(), firstFree: 1 };
      this.#sides.set(key, side);
    }
    return side;
  }
}
