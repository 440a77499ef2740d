import { Sense } from "../../lexicon";
import { isFamousSurname, isPublicPhrase } from "../../public-names";
import type { Word } from "../../reading";
import { isLikeCommonWord } from "../../word-stems";
import { between, isCommon } from "./name-words";

const joiner = /^(?:and|und|et|y|e|en|och|og|i|a|и|й|і|та|ve|ile|oder|or|ou|of|eller|lub|nebo|или|або|veya|aur)$/u;

/** Whether a capital word that no list knows is a person for what stands beside it: "ask X", "X says", "X and Anna". */
export function isMeantPerson(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index]!;
  if (isCommon(word) || word.lower.length < 3 || isPublicPhrase(word.lower) || isFamousSurname(word.lower))
    return false;
  if (/\p{Lu}.*\p{Lu}/u.test(text.slice(word.start, word.end).replace(/-\p{Lu}/gu, ""))) return false;
  if (isLikeCommonWord(word.lower)) return false;
  const [before, after] = [words[index - 1], words[index + 1]];
  if (after && !after.isCapital && (after.senses & Sense.personal) !== 0 && between(text, word, after) === " ")
    return true;
  if (before && between(text, before, word) === " ") {
    if ((before.senses & Sense.toPerson) !== 0) return true;
    const two = words[index - 2];
    if (two && before.lower.length <= 3 && (two.senses & Sense.toPerson) !== 0 && !before.isCapital) return true;
  }
  return isBesideGiven(text, words, index, -1) || isBesideGiven(text, words, index, 1);
}

/** "Anna and X": who is named together with a given name is a person, too. */
function isBesideGiven(text: string, words: readonly Word[], index: number, step: 1 | -1): boolean {
  const [joined, other] = [words[index + step], words[index + 2 * step]];
  if (!joined || !other?.isCapital || !joiner.test(joined.lower) || isPublicPhrase(other.lower)) return false;
  const stretch = text.slice(Math.min(words[index]!.end, other.end), Math.max(words[index]!.start, other.start));
  return (
    stretch === ` ${text.slice(joined.start, joined.end)} ` &&
    (other.senses & (Sense.given | Sense.common)) === Sense.given
  );
}
