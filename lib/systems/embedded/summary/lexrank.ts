import { orderByMarginalRelevance } from "../language/maximal-marginal-relevance";
import type { PersonaTerms } from "../language/persona-terms";
import { buildGraph, pageRank, uniformRestart, type WeightedGraph } from "../language/power-iteration";
import { cosine } from "../language/tf-idf";
import type { Address } from "./address";
import { wantedSentences } from "./wanted-sentences";

export const lexRankCitation =
  "Erkan, G. & Radev, D. R. (2004). LexRank: Graph-based Lexical Centrality as Salience in Text Summarization. Journal of Artificial Intelligence Research 22, 457–479.";
export const focusedLexRankCitation = `${lexRankCitation} Selection after Carbonell, J. & Goldstein, J. (1998). The Use of MMR, Diversity-Based Reranking for Reordering Documents and Producing Summaries. Proceedings of SIGIR 1998, 335–336.`;

/** Cosines under this are noise; the lowest threshold that Erkan & Radev try. */
const threshold = 0.1;

/** Lives as long as the parsed text, which is kept in a bounded cache. */
const centralities = new WeakMap<Address, Float64Array>();

/** Continuous LexRank's graph: idf-modified cosine between sentences where it is at least 0.1. */
export function cosineGraph(address: Address): WeightedGraph {
  const { vectors } = address;
  const holders: [sentence: number, weight: number][][] = Array.from(
    { length: address.space.vocabulary.size },
    () => [],
  );
  vectors.forEach(({ terms, weights }, sentence) => {
    terms.forEach((term, at) => {
      holders[term]!.push([sentence, weights[at]!]);
    });
  });
  const products = new Float64Array(vectors.length);
  return buildGraph(vectors.length, (row) => {
    const { terms, weights, norm } = vectors[row]!;
    products.fill(0);
    terms.forEach((term, at) => {
      for (const [sentence, weight] of holders[term]!) products[sentence]! += weight * weights[at]!;
    });
    const neighbours: [number, number][] = [];
    for (let sentence = 0; sentence < products.length; sentence += 1) {
      if (sentence === row || products[sentence] === 0) continue;
      const similarity = products[sentence]! / (norm * vectors[sentence]!.norm);
      if (similarity >= threshold) neighbours.push([sentence, similarity]);
    }
    return neighbours;
  });
}

/** Continuous LexRank of every sentence, damping 0.85; sums to 1. Cost O(sentences²) once for each text. */
export function rankByCentrality(address: Address): Float64Array {
  const scores =
    centralities.get(address) ?? pageRank(cosineGraph(address), uniformRestart(address.sentences.length), 0.85);
  centralities.set(address, scores);
  return scores;
}

/** Shares of what a person wants and of centrality in a sentence's worth. */
const wantedShare = 0.75;
const balance = 0.7;
const depth = 40;

/**
 * Candidates in query-focused order: maximal marginal relevance, where relevance is ¾ nearness to what the person wants and ¼ LexRank centrality, less nearness to
 * what they avoid, and novelty is the cosine to sentences already taken. λ = 0.7; the 40 best are ordered.
 */
export function orderForPerson(address: Address, candidates: readonly number[], terms: PersonaTerms): number[] {
  const { wanted, avoided } = wantedSentences(address, terms);
  const centrality = rankByCentrality(address);
  const greatest = centrality.reduce((best, score) => Math.max(best, score), 0);
  return orderByMarginalRelevance({
    items: candidates,
    relevance: (at) => wantedShare * wanted[at]! + ((1 - wantedShare) * centrality[at]!) / greatest - avoided[at]!,
    similarity: (one, other) => cosine(address.vectors[one]!, address.vectors[other]!),
    balance,
    limit: depth,
  });
}
