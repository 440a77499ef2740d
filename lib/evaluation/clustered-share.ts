/** A share of trials that come in clusters, such as the battles of one annotator, with its 95 % interval. */
export type ClusteredShare =
  | {
      readonly share: number;
      readonly low: number;
      readonly high: number;
      readonly trials: number;
      readonly clusters: number;
      /** By how much clustering stretches the variance; at least 1. */
      readonly designEffect: number;
      readonly reason: null;
    }
  | { readonly share: null; readonly trials: 0; readonly reason: "no_trials" };

/**
 * A share hits / trials with Wilson's interval, whose trials count for fewer as far as those of one cluster go together.
 *
 * The variance of the share p = Σh / Σn over clusters c is that of a ratio, C/(C−1) Σ(h_c − p·n_c)² / (Σn)². Divided by
 * p(1−p)/(Σn − 1) it is the design effect d (taken as at least 1), and Wilson's interval is that of Σn/d trials. Where every trial says the same there is
 * no variance to compare, and clusters count instead of trials; so they do where there is but one. Since clusters are few, the interval
 * has Student's errors with C − 1 degrees of freedom. Cost O(trials + clusters).
 *
 * @param isHit 1 or 0 for each trial
 * @param cluster of each trial; any whole numbers from 0 on, −1 for a trial that is its own cluster
 * @param errors95 standard errors on each side of a 95 % interval at so many degrees of freedom: Student's quantile
 * @see Wilson (1927), JASA 22(158); Korn and Graubard (1998), Survey Methodology 24(2), for the effective number of trials
 */
export function measureClusteredShare(
  isHit: Uint8Array,
  cluster: Int32Array,
  errors95: (degrees: number) => number,
): ClusteredShare {
  const trials = isHit.length;
  if (trials === 0) return { share: null, trials: 0, reason: "no_trials" };
  let most = -1;
  for (const one of cluster) most = Math.max(most, one);
  const hitsOf = new Float64Array(most + 1);
  const trialsOf = new Float64Array(most + 1);
  let hits = 0;
  for (let at = 0; at < trials; at += 1) {
    hits += isHit[at]!;
    const own = cluster[at]!;
    if (own < 0) continue;
    hitsOf[own]! += isHit[at]!;
    trialsOf[own]! += 1;
  }
  const share = hits / trials;
  let clusters = 0;
  let squares = 0;
  for (let own = 0; own <= most; own += 1) {
    if (trialsOf[own] === 0) continue;
    clusters += 1;
    squares += (hitsOf[own]! - share * trialsOf[own]!) ** 2;
  }
  for (let at = 0; at < trials; at += 1) {
    if (cluster[at]! >= 0) continue;
    clusters += 1;
    squares += (isHit[at]! - share) ** 2;
  }
  const designEffect = effectOf(share, trials, clusters, squares);
  const { low, high } = wilson(share, trials / designEffect, errors95(Math.max(1, clusters - 1)));
  return { share, low, high, trials, clusters, designEffect, reason: null };
}

function effectOf(share: number, trials: number, clusters: number, squares: number): number {
  const independent = (share * (1 - share)) / (trials - 1);
  if (clusters === 1 || independent === 0) return trials / clusters;
  const clustered = ((clusters / (clusters - 1)) * squares) / trials ** 2;
  return Math.max(1, clustered / independent);
}

function wilson(share: number, trials: number, errors: number): { low: number; high: number } {
  const squared = errors ** 2;
  const middle = (share + squared / (2 * trials)) / (1 + squared / trials);
  const half =
    (errors / (1 + squared / trials)) * Math.sqrt((share * (1 - share)) / trials + squared / (4 * trials ** 2));
  return { low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}
