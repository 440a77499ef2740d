/** Texts as counted terms over one vocabulary: what every retrieval model here reads. */
export interface TermSpace {
  /** Stem to its number, in order of first appearance. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** In how many texts each term occurs, by number. */
  readonly documentFrequency: Float64Array;
  /** How often each term occurs in all texts together, by number. */
  readonly collectionFrequency: Float64Array;
  /** For each text: term numbers, ascending, and how often each occurs. */
  readonly documents: readonly CountedTerms[];
  /** Terms in all texts together. */
  readonly length: number;
}

export interface CountedTerms {
  readonly terms: Int32Array;
  readonly counts: Float64Array;
  /** Terms with repetition. */
  readonly length: number;
}

/** Counts the stems of each text. Time and memory linear in the number of stems. */
export function buildTermSpace(texts: readonly (readonly string[])[]): TermSpace {
  const vocabulary = new Map<string, number>();
  let length = 0;
  const documents = texts.map((stems): CountedTerms => {
    const counts = new Map<number, number>();
    for (const stem of stems) {
      let term = vocabulary.get(stem);
      if (term === undefined) {
        term = vocabulary.size;
        vocabulary.set(stem, term);
      }
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    length += stems.length;
    const ordered = [...counts].sort((one, other) => one[0] - other[0]);
    return {
      terms: Int32Array.from(ordered, ([term]) => term),
      counts: Float64Array.from(ordered, ([, count]) => count),
      length: stems.length,
    };
  });
  const documentFrequency = new Float64Array(vocabulary.size);
  const collectionFrequency = new Float64Array(vocabulary.size);
  for (const { terms, counts } of documents) {
    terms.forEach((term, at) => {
      documentFrequency[term]! += 1;
      collectionFrequency[term]! += counts[at]!;
    });
  }
  return { vocabulary, documentFrequency, collectionFrequency, documents, length };
}

/** How often term number `term` occurs in a text; zero where it does not. Logarithmic in the text's distinct terms. */
export function countIn(document: CountedTerms, term: number): number {
  let low = 0;
  let high = document.terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = document.terms[middle]!;
    if (found === term) return document.counts[middle]!;
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
