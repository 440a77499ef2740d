import type { Address } from "./address";

/** The first sentence is taken; another only while the words stay within this share of the target. */
const tooMuch = 1.25;

/** The opening sentences of a text, about `target` words; at least one. Unreadable ones (headings, greetings) are passed over. */
export function leadSentences(address: Address, target: number): number[] {
  const chosen: number[] = [];
  let total = 0;
  for (let at = 0; at < address.sentences.length; at += 1) {
    if (!address.isReadable[at]) continue;
    const words = address.words[at]!;
    if (chosen.length > 0 && (total >= target * 0.88 || total + words > target * tooMuch)) break;
    chosen.push(at);
    total += words;
  }
  return chosen.length > 0 ? chosen : [0];
}
