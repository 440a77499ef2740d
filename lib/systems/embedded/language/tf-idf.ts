import type { TermSpace } from "./term-space";

/** A sparse vector: ascending term numbers, their weights and the Euclidean norm. */
export interface SparseVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  readonly norm: number;
}

function sparseVector(terms: Int32Array, weights: Float64Array): SparseVector {
  return { terms, weights, norm: Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) };
}

/**
 * Inverse document frequency ln(N / n) of every term, as LexRank uses it; a term of every text weighs nothing.
 *
 * @see Spärck Jones (1972), Journal of Documentation 28(1)
 */
export function inverseDocumentFrequency(space: TermSpace): Float64Array {
  return space.documentFrequency.map((texts) => Math.log(space.documents.length / texts));
}

/** One tf·idf vector for each text of the space: count times idf. Linear. */
export function tfIdfVectors(space: TermSpace, idf: Float64Array): SparseVector[] {
  return space.documents.map(({ terms, counts }) =>
    sparseVector(
      terms,
      counts.map((count, at) => count * idf[terms[at]!]!),
    ),
  );
}

/** A weighted query as a vector of the space. The texts' side of the cosine has the idf already; words that the texts do not know are left out. */
export function queryVector(space: TermSpace, query: Iterable<readonly [string, number]>): SparseVector {
  const known: [number, number][] = [];
  for (const [stem, weight] of query) {
    const term = space.vocabulary.get(stem);
    if (term !== undefined) known.push([term, weight]);
  }
  known.sort((one, other) => one[0] - other[0]);
  return sparseVector(
    Int32Array.from(known, ([term]) => term),
    Float64Array.from(known, ([, weight]) => weight),
  );
}

/** Cosine of the angle between two vectors; 0 where one of them is empty. Linear in their entries. */
export function cosine(one: SparseVector, other: SparseVector): number {
  if (one.norm === 0 || other.norm === 0) return 0;
  let product = 0;
  let at = 0;
  let beside = 0;
  while (at < one.terms.length && beside < other.terms.length) {
    const difference = one.terms[at]! - other.terms[beside]!;
    if (difference === 0) product += one.weights[at++]! * other.weights[beside++]!;
    else if (difference < 0) at += 1;
    else beside += 1;
  }
  return product / (one.norm * other.norm);
}
