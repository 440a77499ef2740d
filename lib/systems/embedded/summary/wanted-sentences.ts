import { oneSided, type PersonaTerms } from "../language/persona-terms";
import { cosine, queryVector } from "../language/tf-idf";
import type { Address } from "./address";

/** How much each sentence is about what a person wants and avoids, both in [0, 1]. */
export interface WantedSentences {
  readonly wanted: Float64Array;
  readonly avoided: Float64Array;
}

/** Sentences on either side that make the context, and what a sentence keeps whose context is about something else. */
const reach = 3;
const keptAlone = 0.3;

function scaled(values: Float64Array): Float64Array {
  const greatest = values.reduce((best, value) => Math.max(best, value), 0);
  return greatest === 0 ? values : values.map((value) => value / greatest);
}

/** Mean over the sentences around each one, itself included. */
function around(values: Float64Array): Float64Array {
  return values.map((_, at) => {
    const window = values.subarray(Math.max(0, at - reach), at + reach + 1);
    return window.reduce((sum, value) => sum + value, 0) / window.length;
  });
}

/**
 * Relevance of each sentence: the cosine of its tf·idf vector and the person's weighted terms, wants and dislikes apart. A want counts fully where the
 * sentences around are about it too (0.3 + 0.7 · context), so that a stray word in another matter does not win. Each side is scaled so that the text's best sentence has 1.
 * Linear in the text.
 */
export function wantedSentences(address: Address, terms: PersonaTerms): WantedSentences {
  const side = (sign: 1 | -1): Float64Array => {
    const query = queryVector(address.space, oneSided(terms, sign));
    return scaled(Float64Array.from(address.vectors, (vector) => cosine(vector, query)));
  };
  const own = side(1);
  const context = scaled(around(own));
  return {
    wanted: scaled(own.map((relevance, at) => relevance * (keptAlone + (1 - keptAlone) * context[at]!))),
    avoided: side(-1),
  };
}
