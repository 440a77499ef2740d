/** A weighted graph by rows (compressed): row i has its neighbours at `columns[start[i] … start[i + 1])`. No self-loops. */
export interface WeightedGraph {
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
}

/** Builds a graph from a function that lists the neighbours of each row in ascending order. */
export function buildGraph(
  rows: number,
  neighboursOf: (row: number) => Iterable<readonly [number, number]>,
): WeightedGraph {
  const start = new Int32Array(rows + 1);
  const columns: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (const [column, weight] of neighboursOf(row)) {
      columns.push(column);
      weights.push(weight);
    }
    start[row + 1] = columns.length;
  }
  return { start, columns: Int32Array.from(columns), weights: Float64Array.from(weights) };
}

/** A uniform distribution over `rows` places. */
export function uniformRestart(rows: number): Float64Array {
  return new Float64Array(rows).fill(1 / rows);
}

/**
 * Weighted PageRank with a restart distribution, by power iteration:
 * r(i) = (1 − d)·p(i) + d·Σⱼ r(j)·w(j,i)/Σₖw(j,k). The mass of rows without neighbours goes to the restart.
 * Cost O(iterations · edges). A uniform p is plain PageRank; another p is the biased (topic-sensitive) one.
 *
 * @param restart distribution over the rows, sums to 1
 * @param damping d, in [0, 1)
 * @returns scores that sum to 1
 * @throws Error where 500 iterations leave a change above 1e-8 (impossible for d ≤ 0.96)
 * @see Brin & Page (1998); Mihalcea & Tarau (2004), EMNLP; Haveliwala (2002), WWW
 */
export function pageRank(graph: WeightedGraph, restart: Float64Array, damping: number): Float64Array {
  const rows = restart.length;
  const outWeight = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let edge = graph.start[row]!; edge < graph.start[row + 1]!; edge += 1) outWeight[row]! += graph.weights[edge]!;
  }
  let scores = restart.slice();
  for (let iteration = 0; iteration < 500; iteration += 1) {
    const next = new Float64Array(rows);
    let stranded = 0;
    for (let row = 0; row < rows; row += 1) {
      if (outWeight[row] === 0) {
        stranded += scores[row]!;
        continue;
      }
      const share = (damping * scores[row]!) / outWeight[row]!;
      for (let edge = graph.start[row]!; edge < graph.start[row + 1]!; edge += 1) {
        next[graph.columns[edge]!]! += share * graph.weights[edge]!;
      }
    }
    let change = 0;
    for (let row = 0; row < rows; row += 1) {
      next[row]! += (1 - damping + damping * stranded) * restart[row]!;
      change += Math.abs(next[row]! - scores[row]!);
    }
    scores = next;
    if (change < 1e-8) return scores;
  }
  throw new Error("PageRank did not converge in 500 iterations");
}
