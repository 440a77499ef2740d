/** What maximal marginal relevance weighs. */
export interface MarginalRelevance {
  /** Items to order, by number. */
  readonly items: readonly number[];
  relevance(item: number): number;
  similarity(one: number, other: number): number;
  /** λ in [0, 1]: 1 is relevance alone, 0 is novelty alone. */
  readonly balance: number;
  /** How many items are ordered. */
  readonly limit: number;
}

/**
 * Items in order of maximal marginal relevance: each next one maximizes λ·relevance − (1 − λ)·(greatest similarity to one already taken).
 * The first of equals in `items` wins. Cost O(limit · items) similarities.
 *
 * @see Carbonell & Goldstein (1998), SIGIR, 335–336
 */
export function orderByMarginalRelevance({
  items,
  relevance,
  similarity,
  balance,
  limit,
}: MarginalRelevance): number[] {
  const relevances = items.map((item) => balance * relevance(item));
  const closest = new Float64Array(items.length);
  const isTaken = new Uint8Array(items.length);
  const taken: number[] = [];
  while (taken.length < Math.min(limit, items.length)) {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < items.length; at += 1) {
      if (isTaken[at]) continue;
      const score = relevances[at]! - (1 - balance) * closest[at]!;
      if (score > bestScore) {
        best = at;
        bestScore = score;
      }
    }
    isTaken[best] = 1;
    const chosen = items[best]!;
    taken.push(chosen);
    for (let at = 0; at < items.length; at += 1) {
      if (!isTaken[at]) closest[at] = Math.max(closest[at]!, similarity(items[at]!, chosen));
    }
  }
  return taken;
}
