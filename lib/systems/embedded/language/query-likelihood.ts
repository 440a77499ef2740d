import { countIn, type TermSpace } from "./term-space";

/**
 * Weight μ of the collection model, in terms. Passages here have some twenty terms, so μ stands far under the 2 000 that suit whole articles.
 */
const smoothing = 50;

/**
 * Query likelihood with Dirichlet smoothing, up to a constant of the query, for every text:
 * Σ w(q)·ln(1 + tf/(μ·p(q|C))) + (Σ positive w)·ln(μ/(|d| + μ)), μ = 50.
 * A negative weight lowers a text in the measure that its term exceeds the collection. Cost O(query · texts · log terms).
 *
 * @param query stem and weight
 * @returns one score for each text, in their order; zero for all where no query term is known
 * @see Zhai & Lafferty (2004), ACM Transactions on Information Systems 22(2), 179–214
 */
export function scoreByQueryLikelihood(space: TermSpace, query: Iterable<readonly [string, number]>): Float64Array {
  const scores = new Float64Array(space.documents.length);
  let queryLength = 0;
  for (const [stem, weight] of query) {
    const term = space.vocabulary.get(stem);
    if (term === undefined || weight === 0) continue;
    queryLength += Math.max(0, weight);
    const expected = (smoothing * space.collectionFrequency[term]!) / space.length;
    space.documents.forEach((document, at) => {
      const count = countIn(document, term);
      if (count > 0) scores[at]! += weight * Math.log(1 + count / expected);
    });
  }
  space.documents.forEach((document, at) => {
    scores[at]! += queryLength * Math.log(smoothing / (document.length + smoothing));
  });
  return scores;
}
