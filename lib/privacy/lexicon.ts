import * as context from "./words/context-words";
import { chineseWords } from "./words/generated/chinese-words";
import { commonWords } from "./words/generated/common-words";
import { eitherNames } from "./words/generated/either-names";
import { givenNames } from "./words/generated/given-names";
import { japaneseGivenNames } from "./words/generated/japanese-given-names";
import { japaneseSurnameList } from "./words/generated/japanese-surnames";
import { japaneseWords } from "./words/generated/japanese-words";
import { surnames } from "./words/generated/surnames";
import { moreGivenNames, moreSurnames } from "./words/more-names";
import { thingWords } from "./words/more-public-names";
import { beforePersons, verbsOfPersons } from "./words/person-verbs";
import * as person from "./words/person-words";
import { greetings, labels, moreRelations } from "./words/relations";
import * as short from "./words/short-given-names";
import * as southern from "./words/southern-names";
import { streetWords } from "./words/street-words";

/** What a word may be; a word may be several things. */
export const Sense = {
  given: 1,
  surname: 1 << 1,
  /** A name of one kind or the other. */
  either: 1 << 2,
  common: 1 << 3,
  at: 1 << 4,
  dot: 1 << 5,
  secret: 1 << 6,
  birth: 1 << 7,
  handle: 1 << 8,
  phone: 1 << 9,
  id: 1 << 10,
  self: 1 << 11,
  number: 1 << 12,
  title: 1 << 13,
  relation: 1 << 14,
  intro: 1 << 15,
  closing: 1 << 16,
  particle: 1 << 17,
  street: 1 << 18,
  home: 1 << 19,
  /** Names of places, works and events have it. */
  thing: 1 << 20,
  /** A verb whose subject is a person. */
  personal: 1 << 21,
  /** Stands before the name of who is asked, shown or quoted. */
  toPerson: 1 << 22,
} as const;

const lists: readonly (readonly [string, number])[] = [
  [givenNames, Sense.given],
  [moreGivenNames, Sense.given],
  [surnames, Sense.surname],
  [moreSurnames, Sense.surname],
  [eitherNames, Sense.either],
  [japaneseSurnameList, Sense.surname],
  [japaneseGivenNames, Sense.given],
  [short.polishCzechGivenNames, Sense.given],
  [short.northernGivenNames, Sense.given],
  [short.southernGivenNames, Sense.given],
  [short.easternEuropeanGivenNames, Sense.given],
  [short.worldGivenNames, Sense.given],
  [southern.arabicGivenNames, Sense.given],
  [southern.arabicSurnames, Sense.surname],
  [southern.hindiGivenNames, Sense.given],
  [southern.hindiSurnames, Sense.surname],
  [southern.moreLatinGivenNames, Sense.given],
  [southern.moreCyrillicGivenNames, Sense.given],
  [commonWords, Sense.common],
  [chineseWords, Sense.common],
  [japaneseWords, Sense.common],
  [context.atWords, Sense.at],
  [context.dotWords, Sense.dot],
  [context.secretWords, Sense.secret],
  [context.birthWords, Sense.birth],
  [context.handleWords, Sense.handle],
  [context.phoneWords, Sense.phone],
  [context.idWords, Sense.id],
  [context.selfWords, Sense.self],
  [context.numberWords, Sense.number],
  [person.titles, Sense.title],
  [person.relations, Sense.relation],
  [moreRelations, Sense.relation],
  [labels, Sense.closing],
  [greetings, Sense.closing],
  [thingWords, Sense.thing],
  [verbsOfPersons, Sense.personal],
  [beforePersons, Sense.toPerson],
  [person.introductions, Sense.intro],
  [person.closings, Sense.closing],
  [person.particles, Sense.particle],
  [person.moreCommonWords, Sense.common],
  [streetWords, Sense.street],
  [person.homeWords, Sense.home],
];

let lexicon: Map<string, number> | undefined;

/** The senses of a word in lower case, as bits of `Sense`; 0 for a word that no list holds. The lists are read at the first call, some 0.1 s. */
export function sensesOf(word: string): number {
  lexicon ??= readLists();
  return lexicon.get(word) ?? 0;
}

function readLists(): Map<string, number> {
  const senses = new Map<string, number>();
  for (const [list, sense] of lists) {
    for (const word of list.split("|")) senses.set(word, (senses.get(word) ?? 0) | sense);
  }
  for (const name of short.namesAndNoWords.split("|"))
    senses.set(name, ((senses.get(name) ?? 0) & ~Sense.common) | Sense.given);
  return senses;
}
