import { type Reading, Signal } from "../../reading";
import { findCapitalNames } from "./capital-names";
import { findCaselessNames } from "./caseless-names";
import { findChineseNames } from "./chinese-names";
import { findJapaneseNames } from "./japanese-names";
import { findKoreanNames } from "./korean-names";
import type { Names } from "./names";
import { findBareNames, findSmallNames } from "./small-names";

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Names of persons in all scripts: by lists of names, by what stands beside them, and by their form. */
export function findNames(reading: Reading): Names {
  const found: Names = { sure: [], weak: [] };
  const { text, signals, words } = reading;
  if ((signals & (Signal.capital | Signal.other)) !== 0) findCapitalNames(reading, found);
  findSmallNames(reading, found);
  findBareNames(reading, found);
  if ((signals & (Signal.arabic | Signal.devanagari)) !== 0 && words.length > 1) findCaselessNames(reading, found);
  if ((signals & Signal.eastern) === 0) return found;
  if (/\p{Script=Hangul}/u.test(text)) findKoreanNames(text, found);
  if (kana.test(text)) findJapaneseNames(text, found);
  else if (/\p{Script=Han}/u.test(text)) {
    findChineseNames(text, found);
    if (text.length <= 8) findJapaneseNames(text, found);
  }
  return found;
}
