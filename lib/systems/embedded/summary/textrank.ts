import type { PersonaTerms } from "../language/persona-terms";
import { buildGraph, pageRank, uniformRestart, type WeightedGraph } from "../language/power-iteration";
import type { Address } from "./address";
import { wantedSentences } from "./wanted-sentences";

export const textRankCitation =
  "Mihalcea, R. & Tarau, P. (2004). TextRank: Bringing Order into Texts. Proceedings of EMNLP 2004, 404–411.";
export const biasedTextRankCitation = `${textRankCitation} Restart after Haveliwala, T. H. (2002). Topic-Sensitive PageRank. Proceedings of WWW 2002, 517–526.`;

/** Lives as long as the parsed text, which is kept in a bounded cache. */
const graphs = new WeakMap<Address, WeightedGraph>();

/** TextRank's sentence graph: shared terms over ln|Sᵢ| + ln|Sⱼ|, |S| in terms. Sentences with fewer than two terms stand apart. */
export function overlapGraph(address: Address): WeightedGraph {
  const { documents } = address.space;
  const holders: number[][] = Array.from({ length: address.space.vocabulary.size }, () => []);
  documents.forEach(({ terms, length }, sentence) => {
    if (length > 1) for (const term of terms) holders[term]!.push(sentence);
  });
  const shared = new Float64Array(documents.length);
  return buildGraph(documents.length, (row) => {
    if (documents[row]!.length < 2) return [];
    shared.fill(0);
    for (const term of documents[row]!.terms) for (const sentence of holders[term]!) shared[sentence]! += 1;
    const neighbours: [number, number][] = [];
    for (let sentence = 0; sentence < shared.length; sentence += 1) {
      if (sentence === row || shared[sentence] === 0) continue;
      neighbours.push([
        sentence,
        shared[sentence]! / (Math.log(documents[row]!.length) + Math.log(documents[sentence]!.length)),
      ]);
    }
    return neighbours;
  });
}

function graphOf(address: Address): WeightedGraph {
  const graph = graphs.get(address) ?? overlapGraph(address);
  graphs.set(address, graph);
  return graph;
}

/** TextRank score of every sentence; sums to 1. Cost O(sentences²) once for each text, then O(iterations · edges). */
export function rankByText(address: Address): Float64Array {
  return pageRank(graphOf(address), uniformRestart(address.sentences.length), 0.85);
}

/** Share of the walk that follows the text; the rest returns to what the person wants. Lower than for plain TextRank, or the text's hubs drown the person. */
const personalDamping = 0.45;

/**
 * TextRank whose walk restarts at sentences about what a person wants, in proportion to their squared relevance; sentences about what the person avoids
 * are lowered. Plain TextRank where the text has nothing of it.
 */
export function rankForPerson(address: Address, terms: PersonaTerms): Float64Array {
  const { wanted, avoided } = wantedSentences(address, terms);
  const restart = wanted.map((relevance) => relevance * relevance);
  const mass = restart.reduce((sum, share) => sum + share, 0);
  const scores =
    mass === 0
      ? rankByText(address)
      : pageRank(
          graphOf(address),
          restart.map((share) => share / mass),
          personalDamping,
        );
  return scores.map((score, at) => score * (1 - avoided[at]!));
}
