import { countIn, type TermSpace } from "./term-space";

/** Saturation k₁ and length normalization b, the usual values of the literature. */
const saturation = 1.2;
const lengthNormalization = 0.75;

/**
 * BM25 score of every text for a weighted query:
 * Σ w(q)·idf(q)·tf·(k₁ + 1)/(tf + k₁·(1 − b + b·|d|/avg|d|)), idf = ln(1 + (N − n + ½)/(n + ½)), k₁ = 1.2, b = 0.75.
 * A negative weight takes away what its term would have given. Cost O(query · texts · log terms).
 *
 * @param query stem and weight
 * @returns one score for each text, in their order
 * @see Robertson & Zaragoza (2009), Foundations and Trends in Information Retrieval 3(4), 333–389
 */
export function scoreByBm25(space: TermSpace, query: Iterable<readonly [string, number]>): Float64Array {
  const texts = space.documents.length;
  const averageLength = space.length / Math.max(1, texts);
  const scores = new Float64Array(texts);
  for (const [stem, weight] of query) {
    const term = space.vocabulary.get(stem);
    if (term === undefined || weight === 0) continue;
    const holding = space.documentFrequency[term]!;
    const idf = Math.log(1 + (texts - holding + 0.5) / (holding + 0.5));
    space.documents.forEach((document, at) => {
      const count = countIn(document, term);
      if (count === 0) return;
      const norm = saturation * (1 - lengthNormalization + (lengthNormalization * document.length) / averageLength);
      scores[at]! += (weight * idf * count * (saturation + 1)) / (count + norm);
    });
  }
  return scores;
}
