/** Runs `work` on each item, some at once; the first failure is told when those that had begun are done. */
export async function forEachSome<T>(items: Iterable<T>, work: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  const rest = items[Symbol.iterator]();
  let hasFailed = false;
  const lane = async () => {
    for (let next = rest.next(); !next.done && !hasFailed; next = rest.next()) {
      await work(next.value).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const failure = results.find((result) => result.status === "rejected");
  if (failure) throw failure.reason;
}
