const last = new Map<string, Promise<void>>();

/**
 * Does `work` when everything begun before with the same key has ended, however it ended. Within this process: two draws of one annotator
 * at once would not know of each other, and could show the same pair twice.
 *
 * @returns what `work` returns, or throws what it throws
 */
export async function oneAtATime<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const mine = (last.get(key) ?? Promise.resolve()).then(work);
  const ended = mine.then(
    () => undefined,
    () => undefined,
  );
  last.set(key, ended);
  try {
    return await mine;
  } finally {
    if (last.get(key) === ended) last.delete(key);
  }
}
