import { Sense, sensesOf } from "../../lexicon";
import { isEasternPublicName } from "../../public-names";
import { japaneseKin, japaneseLabels } from "../../words/eastern-kin";
import { japaneseGivenCharacters, japaneseSurnames } from "../../words/eastern-names";
import { anyOf, collect, isCommonWord, oneOf } from "./eastern-words";
import type { Names } from "./names";

const han = String.raw`[\p{Script=Han}々ヶ]`;
const honorific =
  "さん|様|さま|先生|くん|君|ちゃん|氏|殿|教授|部長|課長|係長|社長|店長|師匠|先輩|後輩|選手|医師|弁護士|おじさん|おばさん|おじいさん|おばあさん";
const titled = new RegExp(String.raw`${han}{1,6}(?:・[\p{L}]{1,8}){0,2}(?=(?:${honorific})(?!${han}))`, "gu");
const kanaTitled = /(?<![ぁ-んァ-ヶー一-龠])(?:[ぁ-ん]{2,4}|[ァ-ヶー]{2,8})(?=(?:さん|くん|ちゃん|様)(?![ぁ-ん]{2}))/gu;
const petName = /(?<![ぁ-んァ-ヶー一-龠])(?:[ぁ-ん]{2,4}|[ァ-ヶー]{2,6})(?=(?:ちゃん|くん)(?![ぁ-ん]{2}))/gu;
const givenAlone = new RegExp(String.raw`(?<=^|[。、.,!?\s「の])${han}{2}(?=[がはにをとも])`, "gu");
const dotted = /[\p{L}ー]{1,10}(?:[・=＝][\p{L}ー.]{1,12}){1,3}/gu;
const signed = /(?<=^|\n|[。.!、\s])[\p{Script=Han}\p{L}ー・\s]{2,12}(?=より\s*$|拝\s*$)/gu;
const latin = /[A-Z][A-Za-z'-]{1,14} [A-Z][A-Za-z'-]{1,14}(?=\s?(?:さん|様|先生|氏|くん|ちゃん|先生))/g;
const kin = new RegExp(String.raw`(?:${anyOf(japaneseKin)})(?:の|、|である)(?:[、\s])?`, "gu");
const label = new RegExp(String.raw`(?:${anyOf(japaneseLabels)})(?:は|が)?[:\s、/]{0,2}`, "gu");
const listed = new RegExp(`(?:${anyOf(japaneseSurnames)})`, "gu");
const givenLike = new RegExp(`^${oneOf(japaneseGivenCharacters)}+$`, "u");
const after =
  /^(?:[さ様氏君ちくとがはをにのもよっへやか(で、。.,!?:)」』・]|\s|先生|です|だ(?!け)|なら|じゃ|と申|という|$)/u;
const nobody = /^(?:皆|奥|客|神|王|仏|お|方|先|学校|担当|同|両|諸|何|某|店員|作家|作者)/u;

/** Japanese names: by lists of surnames and given names, by honorifics, and by words of kin and "my name is" before them. */
export function findJapaneseNames(text: string, found: Names): void {
  collect(
    text,
    titled,
    found.sure,
    (written) => (!isCommonWord(written) || isSurname(written)) && !nobody.test(written),
  );
  collect(text, kanaTitled, found.weak, (written) => !isCommonWord(written) && isGiven(written));
  collect(text, petName, found.sure, (written) => !/^(?:あか|おじい|おばあ|お|にい|ねえ|ぼく|みな)/u.test(written));
  collect(text, givenAlone, found.weak, (written) => isGiven(written) && !isCommonWord(written) && !isSurname(written));
  collect(text, signed, found.sure, (written) => /\p{Script=Han}/u.test(written) && !isCommonWord(written.trim()));
  collect(text, dotted, found.weak, (written) => !/^[\p{Script=Hiragana}]|\d/u.test(written));
  collect(text, latin, found.sure);
  for (const [pattern, isLabel] of [
    [kin, false],
    [label, true],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index + match[0].length;
      const name = nameAt(text, start, isLabel);
      if (name && !isEasternPublicName(text, start, name.end)) {
        (name.isSure ? found.sure : found.weak).push({ start, end: name.end });
      }
    }
  }
  for (const match of text.matchAll(han2)) {
    const name = fullNameAt(text, match.index);
    if (name && !isEasternPublicName(text, match.index, name)) found.weak.push({ start: match.index, end: name });
  }
  collect(text, spaced, found.weak, (written) => written.split(/\s/).every((part) => !isCommonWord(part)));
  collect(text, ofFamily, found.weak, (written) => isSurname(written) && written.length > 1);
  findListed(text, found);
}

const spaced = /^(?:[ぁ-ん]{2,5}\s[ぁ-ん]{2,5}|[ァ-ヶー]{2,6}\s[ァ-ヶー]{2,6})$/gu;
const ofFamily = new RegExp(`(?<!${han})${han}{2,4}(?=家[のがはにもをな、])`, "gu");

const han2 = new RegExp(`(?<!${han})${han}{1,3}`, "gu");
const isGiven = (word: string) => (sensesOf(word) & Sense.given) !== 0;
const isSurname = (word: string) => (sensesOf(word) & Sense.surname) !== 0;

/** Where a surname of the lists with a given name of the lists ends, both in Han, or the latter in kana. */
function fullNameAt(text: string, start: number): number | null {
  const run = new RegExp(`^${han}{1,6}`, "u").exec(text.slice(start, start + 6))?.[0] ?? "";
  const next = text.slice(start + run.length, start + run.length + 6);
  if (run.length >= 3 && after.test(next) && !isCommonWord(run)) {
    for (let length = Math.min(3, run.length - 1); length >= 1; length -= 1) {
      const [one, two] = [run.slice(0, length), run.slice(length)];
      const isWord = isCommonWord(two) && !givenLike.test(two);
      const isUnknown = length === 2 && run.length >= 4 && !isCommonWord(one) && isGiven(two) && two.length >= 2;
      if (isUnknown && !isCommonWord(two)) return start + run.length;
      if (isSurname(one) && isGiven(two) && !isWord && (length > 1 || !isCommonWord(run.slice(0, 2))))
        return start + run.length;
    }
  }
  if (run.length < 2 || !isSurname(run)) return null;
  for (let length = 4; length >= 2; length -= 1) {
    const kana = next.slice(0, length);
    const isKana = /^(?:[ぁ-ん]+|[ァ-ヶー]+)$/u.test(kana) && kana.length === length;
    if (isKana && isGiven(kana) && !isCommonWord(kana) && after.test(text.slice(start + run.length + length))) {
      return start + run.length + length;
    }
  }
  return null;
}

/** After a word of kin, or one that announces a name. */
function nameAt(
  text: string,
  start: number,
  isLabel: boolean,
): { readonly end: number; readonly isSure: boolean } | null {
  const full = fullNameAt(text, start);
  if (full) return { end: full, isSure: true };
  const rest = text.slice(start, start + 14);
  const run = new RegExp(`^${han}{1,5}(?:[ 　]${han}{1,3})?`, "u").exec(rest)?.[0] ?? "";
  if (run !== "") {
    const isEnded = after.test(rest.slice(run.length));
    if (!isEnded || run.length > 6) return null;
    if (isLabel && run.length > 1 && isSurname(run)) return { end: start + run.length, isSure: true };
    if (isCommonWord(run)) return null;
    if (isGiven(run) || isSurname(run)) return { end: start + run.length, isSure: run.length > 1 };
    const isUnknown = run.length >= 2 && !isCommonWord(run.slice(0, 2)) && !isCommonWord(run.slice(-2));
    return isUnknown && (isLabel || run.length <= 4) ? { end: start + run.length, isSure: false } : null;
  }
  for (let length = 6; length >= 2; length -= 1) {
    const kana = rest.slice(0, length);
    const isKana = /^(?:[ぁ-ん]{2,4}|[ァ-ヶー]{2,6})$/u.test(kana) && kana.length === length;
    if (!isKana || isCommonWord(kana) || noName.test(kana)) continue;
    const isEnded = isGiven(kana) ? after.test(rest.slice(length)) : /^[がはにもを、]/u.test(rest.slice(length));
    if (isEnded && (isGiven(kana) || /^[ぁ-ん]{2,3}$/u.test(kana))) return { end: start + length, isSure: false };
  }
  return null;
}

/** What follows の and is no name. */
const noName =
  /^(?:よう|ため|こと|とき|もの|はず|まま|ほう|かわり|おかげ|せい|うち|ところ|あと|まえ|なか|そば|となり|とこ|いえ|はなし|お|ご|こ|そ|あの|ど|で|だ|に|と|も|い|し|す|み)/u;
const kanaGiven = /^[ぁ-んァ-ヶー]{2,4}(?=さん|ちゃん|くん|様|先生|が|は|に|を|です|より|と[^き])/u;

/** Surnames of the commonest with what may be a given name of characters that the lists lack. */
function findListed(text: string, found: Names): void {
  for (const match of text.matchAll(listed)) {
    const start = match.index;
    if (/\p{Script=Han}/u.test(text[start - 1] ?? "")) continue;
    const end = start + match[0].length;
    const rest = /^[ 　]?[\p{Script=Han}]{1,3}/u.exec(text.slice(end, end + 4))?.[0] ?? "";
    const given = rest.trim();
    const kana = match[0].length > 1 ? kanaGiven.exec(text.slice(end, end + 8))?.[0] : undefined;
    if (kana && isGiven(kana) && !isEasternPublicName(text, start, end))
      found.weak.push({ start, end: end + kana.length });
    if (given === "" || !after.test(text.slice(end + rest.length))) continue;
    if (isEasternPublicName(text, start, end + rest.length) || isCommonWord(match[0] + given)) continue;
    const isLikely = givenLike.test(given) && !isCommonWord(given) && !isCommonWord((match[0] + given).slice(0, 2));
    if (isLikely || (given.length > 1 && !isCommonWord(given))) found.weak.push({ start, end: end + rest.length });
  }
}
