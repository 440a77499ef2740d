import { Sense, sensesOf } from "../lexicon";
import { isEasternPublicName } from "../public-names";
import { type Reading, Signal } from "../reading";
import type { Span } from "../spans";
import {
  chineseDoubleSurnames,
  chineseGivenCharacters,
  chineseSurnames,
  japaneseGivenCharacters,
  japaneseSurnames,
  koreanDoubleSurnames,
  koreanSurnames,
} from "../words/eastern-names";
import type { Names } from "./names";

const han = String.raw`\p{Script=Han}`;
const notHan = String.raw`(?<!${han})`;
const oneOf = (characters: string) => `[${[...new Set(characters)].join("")}]`;

const zhSurname = `(?:${chineseDoubleSurnames}|${oneOf(chineseSurnames)})`;
const zhBefore =
  "我叫|名叫|叫做|我是|本人|姓名[:是]?|名字是|名字叫|此致|敬上|谨上|女儿|女兒|儿子|兒子|老公|老婆|丈夫|妻子|妈妈|媽媽|爸爸|同事|朋友|邻居|鄰居|同学|同學|室友|表弟|表哥|表妹|表姐|堂弟|堂哥|弟弟|哥哥|妹妹|姐姐|外孙|外孫|外孙女|孙子|孙女|侄子|侄女|外甥|老板|老闆|领导|房东|房東|师傅|師傅|闺蜜|老师|老師|导师|奶奶|爷爷|爺爺|外婆|外公|姥姥|阿姨|叔叔|舅舅|姑姑|客户|经理|学生|學生|班主任|签名|署名|联系人|收件人|from|by";
const zhAfter =
  "先生|女士|小姐|太太|老师|老師|教授|医生|醫生|大夫|同学|同學|师傅|師傅|阿姨|叔叔|经理|經理|主任|律师|律師|总监|總監|局长|校长|院长|博士|主编|师父|师兄|师姐|学长|学姐|學長|學姐|女兒|敬上|谨上|上|启|留言|推荐|推薦|介绍|介紹";
const zhCertain = new RegExp(
  String.raw`(?<=(?:${zhBefore})[\s,:、：]{0,2})${zhSurname}${han}{1,2}(?=[^${"\\p{Script=Han}"}]|$|[的是在和跟也都说說叫就推给給会會写寫看读讀]|${zhAfter})|${zhSurname}${han}{1,2}(?=(?:${zhAfter}))`,
  "gu",
);
const zhDouble = new RegExp(String.raw`(?:${chineseDoubleSurnames})${han}{1,2}`, "gu");
const zhBare = new RegExp(`^(?:${chineseDoubleSurnames}|${oneOf(chineseSurnames)})${han}{1,2}$`, "gu");
const zhLikely = new RegExp(
  String.raw`(?:${notHan}|(?<=[和跟给給与與找问問请請是叫被让讓对對向,，。]))${oneOf(chineseSurnames)}${oneOf(chineseGivenCharacters)}{2}(?!${han}{0,1}[人语語区區市省县縣])`,
  "gu",
);

const honorific =
  "さん|様|さま|先生|くん|君|ちゃん|氏|殿|教授|部長|課長|係長|社長|店長|師匠|先輩|後輩|選手|医師|弁護士|おじさん|おばさん|おじいさん|おばあさん";
const jaListed = new RegExp(`(?:${japaneseSurnames})`, "gu");
const jaGiven = oneOf(japaneseGivenCharacters);
const jaTitled = new RegExp(String.raw`${han}{1,6}(?:・[\p{L}]{1,8}){0,2}(?=(?:${honorific})(?!${han}))`, "gu");
const jaTold = new RegExp(
  String.raw`(?:(?<=(?:私は|僕は|俺は|名前は|氏名は?[:：]?|本名は|娘の|息子の|友人の|友達の|同僚の|妻の|夫の|姉の|妹の|兄の|弟の|祖父の|祖母の|父の|母の|上司の|隣の|近所の|担任の|恩師の|甥の|姪の|孫の|従兄の|従妹の|後輩の|先輩の|知人の|大家の)[\s、]{0,1})${han}{2,6}(?=[、。.,\sはがをにとの]|です|と申|とい|$))|${han}{3,6}(?=(?:です|と申します|といいます|と言います)(?:[。.,、\s]|$))`,
  "gu",
);
const jaDotted = /[\p{L}ー]{1,10}(?:[・=＝][\p{L}ー.]{1,12}){1,3}/gu;
const jaSigned = /(?<=^|\n|[。.!、\s])[\p{Script=Han}\p{L}ー・\s]{2,12}(?=より\s*$|拝\s*$)/gu;
const roman =
  /[A-Z][A-Za-z'-]{1,14} [A-Z][A-Za-z'-]{1,14}(?=\s?(?:さん|様|先生|氏|くん|ちゃん|先生|女士|小姐|太太|씨|님|선생))/g;

const hangul = String.raw`\p{Script=Hangul}`;
const koSurname = `(?:${koreanDoubleSurnames}|${oneOf(koreanSurnames)})`;
const koTitle =
  "씨|님|작가|사장|선생|교수|과장|대리|부장|차장|팀장|대표|기자|의사|원장|박사|감독|실장|이사|회장|간호사|변호사|아저씨|아줌마|아주머니|이모|삼촌|할머니|할아버지|선배|후배|학생|군|양|어르신|여사|반장|강사|코치|담임|매니저|점장|형|누나|언니|오빠|목사|신부|스님|집사|권사|장로";
const koBefore =
  "딸|아들|친구|남편|아내|와이프|동생|언니|오빠|누나|형|엄마|아빠|어머니|아버지|할머니|할아버지|이모|고모|삼촌|조카|손자|손녀|사촌|이웃|옆집|동료|상사|후배|선배|제자|룸메이트|여친|남친|여자친구|남자친구|이름은|이름이|저는|나는|본명은|담임|선생님|사돈|사위|며느리|장모|장인|집주인|과외|사진관";
const koParticle = "이가은는을를의에게한테이랑와과도만께로라야요입";
const koTold = new RegExp(
  String.raw`(?:(?<=(?:${koBefore})\s?(?:인\s)?)${koSurname}${hangul}{2}(?=[${koParticle}\s,.!?]|이라|입니다|이에요|예요|올림|드림|$))|(?<!${hangul})(?:${koreanDoubleSurnames}|${oneOf(koreanSurnames)})${hangul}{2}(?=\s?(?:${koTitle}))|(?<!${hangul})${koSurname}${hangul}{2}(?=\s?(?:올림|드림|배상)|(?:이라고|라고) 합니다|입니다\s*$)`,
  "gu",
);
const koBare = new RegExp(`^${koSurname}${hangul}{2}$`, "gu");
const koLikely = new RegExp(
  String.raw`(?<!${hangul})(?:(?:${koreanDoubleSurnames})${hangul}{2}|${oneOf(koreanSurnames)}${hangul}{2})(?=이가|이는|이를|이랑|[이가은는을를의]|에게|한테|\s|[,.!?]|$)`,
  "gu",
);

/** Names of persons in Chinese, Japanese and Korean: surnames of lists, with what stands before and after them. */
export function findEasternNames({ text, signals }: Reading): Names {
  const found: Names = { sure: [], weak: [] };
  if ((signals & Signal.eastern) === 0) return found;
  const hasKana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  if (/\p{Script=Hangul}/u.test(text)) findKorean(text, found);
  if (hasKana) findJapanese(text, found);
  else if (/\p{Script=Han}/u.test(text)) findChinese(text, found);
  collect(text, roman, found.sure, () => true);
  return found;
}

function collect(text: string, pattern: RegExp, spans: Span[], isFinding: (written: string) => boolean): void {
  for (const match of text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (isFinding(match[0]) && !isEasternPublicName(text, span.start, span.end)) spans.push(span);
  }
}

const isCommonWord = (word: string) => (sensesOf(word) & Sense.common) !== 0;

/** No name: the first two characters, the last two or all are a word of the language. */
function isUncommon(written: string): boolean {
  return !isCommonWord(written) && !isCommonWord(written.slice(0, 2));
}

function findChinese(text: string, found: Names): void {
  collect(text, zhBare, found.weak, (written) => !isCommonWord(written));
  collect(text, zhCertain, found.sure, isUncommon);
  collect(text, zhDouble, found.sure, (written) => !isCommonWord(written));
  collect(text, zhLikely, found.weak, (written) => isUncommon(written) && !isCommonWord(written.slice(1)));
}

const particle = /^(?:[さ様氏君ちくとがはをにのもよっへやか（(で、。.,!?\s)）」』・]|先生|です|$)/u;

function findJapanese(text: string, found: Names): void {
  collect(
    text,
    jaTitled,
    found.sure,
    (written) =>
      !isCommonWord(written) &&
      !/^(?:皆|奥|客|神|王|仏|お|方|先|学校|担当|同|両|諸|何|某|店員|作家|作者)/u.test(written),
  );
  collect(text, jaTold, found.sure, (written) => !isCommonWord(written) && startsWithSurname(written));
  collect(text, jaSigned, found.sure, (written) => /\p{Script=Han}/u.test(written) && !isCommonWord(written.trim()));
  collect(text, jaDotted, found.weak, (written) => !/^[\p{Script=Hiragana}]|\d/u.test(written));
  for (const match of text.matchAll(jaListed)) {
    const start = match.index;
    if (/\p{Script=Han}/u.test(text[start - 1] ?? "")) continue;
    const end = start + match[0].length;
    const rest = /^[ 　]?[\p{Script=Han}]{1,3}/u.exec(text.slice(end))?.[0] ?? "";
    const given = rest.trim();
    if (match[0].length > 1 && kanaGiven.test(text.slice(end)) && !isEasternPublicName(text, start, end)) {
      found.weak.push({ start, end: end + (kanaGiven.exec(text.slice(end, end + 8))?.[0].length ?? 0) });
    }
    if (given === "" || !particle.test(text.slice(end + rest.length))) continue;
    if (isEasternPublicName(text, start, end + rest.length) || isCommonWord(match[0] + given)) continue;
    const isLikely = new RegExp(`^${jaGiven}+$`, "u").test(given) && !isCommonWord(given);
    (isLikely && match[0].length > 1 ? found.sure : found.weak).push({ start, end: end + rest.length });
  }
}

const kanaGiven = /^[ぁ-んァ-ヶー]{2,4}(?=さん|ちゃん|くん|様|先生|が|は|に|を|です|より|と[^き])/u;
const surnameStart = new RegExp(`^(?:${japaneseSurnames})`, "u");

function startsWithSurname(written: string): boolean {
  return surnameStart.test(written);
}

function findKorean(text: string, found: Names): void {
  collect(
    text,
    koTold,
    found.sure,
    (written) => !isCommonWord(written) && !isCommonWord(written.slice(0, 2)) && !isCommonWord(written.slice(1)),
  );
  collect(text, koBare, found.weak, (written) => !isCommonWord(written));
  collect(text, koLikely, found.weak, (written) => !isCommonWord(written) && isKoreanName(written));
}

// Surnames that few other words begin with.
const tellingSurname = /^[김박최윤황권홍곽허엄탁맹봉편]/u;

function isKoreanName(written: string): boolean {
  if (tellingSurname.test(written)) return !isCommonWord(written.slice(0, 2)) && !isCommonWord(written.slice(1));
  const given = sensesOf(written.slice(-2));
  return (given & Sense.given) !== 0 && (given & Sense.common) === 0 && !isCommonWord(written.slice(0, 2));
}
