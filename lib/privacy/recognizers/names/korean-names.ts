import { Sense, sensesOf } from "../../lexicon";
import { isPublicPhrase } from "../../public-names";
import { koreanKin, koreanLabels } from "../../words/eastern-kin";
import {
  koreanDoubleSurnames,
  koreanFirstSyllables,
  koreanLastSyllables,
  koreanSurnames,
} from "../../words/eastern-names";
import { anyOf, collect, isCommonWord, oneOf } from "./eastern-words";
import type { Names } from "./names";

const hangul = String.raw`\p{Script=Hangul}`;
const surname = `(?:${koreanDoubleSurnames}|${oneOf(koreanSurnames)})`;
const title =
  "씨|님|작가|사장|선생|교수|과장|대리|부장|차장|팀장|대표|기자|의사|원장|박사|감독|실장|이사|회장|간호사|변호사|아저씨|아줌마|아주머니|이모|삼촌|할머니|할아버지|선배|후배|학생|군|양|어르신|여사|반장|강사|코치|담임|매니저|점장|형|누나|언니|오빠|목사|신부|스님|집사|권사|장로";
const respected =
  "선생님|교수님|과장님|대리님|부장님|차장님|팀장님|대표님|기자님|원장님|박사님|감독님|실장님|이사님|회장님|사장님|변호사님|여사님|반장님|강사님|코치님|목사님|신부님|간호사님|작가님|매니저님|점장님|주임님|주무관님|아저씨|아주머니|할머니|할아버지";
const particles = "이가은는을를의에게한테이랑와과도만께로라야요입";
const told = new RegExp(
  String.raw`(?:(?<=(?:${anyOf(koreanKin)})\s?(?:인\s)?)${surname}${hangul}{2}(?=[${particles}\s,.!?]|이라|입니다|이에요|예요|올림|드림|$))|(?<!${hangul})${surname}${hangul}{2}(?=\s?(?:${title}))|(?<!${hangul})${surname}${hangul}{2}(?=\s?(?:올림|드림|배상|씀)|(?:이라고|라고) 합니다|입니다\s*$)`,
  "gu",
);
// "작성자: 구본철", "제 이름은 아라이고".
const labeled = new RegExp(
  String.raw`(?<=(?<!${hangul})(?:${anyOf(koreanLabels)})\s?[:\-=]?\s?)(?:${surname}\s?${hangul}{2}|${hangul}{2})(?=[\s,.!?)]|이고|이라|입니다|이에요|예요|라고|이야|야(?!${hangul})|$)`,
  "gu",
);
// "친구 민경이가": a given name that ends in a consonant takes 이 before its particle.
const familiar = new RegExp(
  String.raw`(?<=(?:${anyOf(koreanKin)})\s)${hangul}{2}(?=이[가는를랑도의네]|이에게|이한테|이랑)`,
  "gu",
);
const givenAfterKin = new RegExp(
  String.raw`(?<=(?:${anyOf(koreanKin)})\s)${hangul}{2}(?=[가는를랑도의](?!${hangul})|에게|한테)`,
  "gu",
);
const respectedSurname = new RegExp(String.raw`(?<!${hangul})${oneOf(koreanSurnames)}\s?(?:${respected})`, "gu");
const ranked = new RegExp(
  String.raw`(?<!${hangul})[김박최윤황권홍곽허엄조임한오서신안송류유문양배백남심노하주우구나진지민]\s(?:과장|부장|차장|대리|팀장|사장|교수|선생|실장|이사|주임|원장|반장|기자|변호사)(?=[이가은는을를의와과도께]?(?!${hangul}))`,
  "gu",
);
// "응우옌 티 란 씨", "마리아 씨".
const foreign = new RegExp(
  String.raw`(?<!${hangul})(?:${hangul}{1,4}\s){0,2}${hangul}{1,5}(?=\s씨(?!${hangul}{2}))`,
  "gu",
);
const bare = new RegExp(`^${surname}${hangul}{2}$`, "gu");
const likely = new RegExp(
  String.raw`(?<!${hangul})(?:(?:${koreanDoubleSurnames})${hangul}{2}|${oneOf(koreanSurnames)}${hangul}{2})(?=이가|이는|이를|이랑|[이가은는을를의와과랑도](?!${hangul}{2})|입니다|인데|이에요|예요|에게|한테|님|\s|[,.!?(]|$)`,
  "gu",
);
const givenAlone = new RegExp(
  String.raw`(?<!${hangul})${hangul}{2}(?=[아야](?:[,!]|\s)|이(?:가|는|를|랑|한테|에게|의|도|네|\s)|(?:에게|한테))`,
  "gu",
);
const ending = `(?:이가|이는|이를|이랑|이도|이와|이의|이라|이고|이네|에게|한테|처럼|보다|까지|부터|입니다|인데|이에요|예요|[이가은는을를의와과랑도만께씨님네])?(?!${hangul})`;
const given = `${oneOf(koreanFirstSyllables)}${oneOf(koreanLastSyllables)}`;
// A surname and two syllables that names are made of, whatever stands about them: "서동현도 그렇게 말했어요".
const formed = new RegExp(
  `(?<!${hangul})(?:(?:${koreanDoubleSurnames})${hangul}{1,2}?|${oneOf(koreanSurnames)}${given})(?=${ending})`,
  "gu",
);
const givenWithParticle = new RegExp(
  `(?<!${hangul})${given}(?=[가는를도의랑와](?!${hangul})|(?:처럼|보다|네)(?!${hangul}))`,
  "gu",
);
const latinWithParticle =
  /(?<![A-Za-z])[A-Z][a-z'-]{1,14} [A-Z][a-z]{1,14}(?:-[a-z]{1,8})?(?=[이가은는을를의와과도랑]|에게|한테|처럼|보다)/g;
const latin = /[A-Z][A-Za-z'-]{1,14} [A-Z][A-Za-z'-]{1,14}(?=\s?(?:씨|님|선생))/g;

/** Korean names: a surname of one syllable with two more, by what stands before and after them. */
export function findKoreanNames(text: string, found: Names): void {
  const isFree = (written: string) =>
    !isCommonWord(written) && !(isCommonWord(written.slice(0, 2)) && isCommonWord(written.slice(1)));
  collect(text, told, found.sure, isFree);
  collect(
    text,
    labeled,
    found.sure,
    (written) => !isCommonWord(written) && !/^(?:정말|매우|아주|너무|이것|그것)/u.test(written),
  );
  collect(text, familiar, found.weak, (written) => !isCommonWord(written) && !isCommonWord(`${written}이`));
  collect(text, givenAfterKin, found.weak, (written) => isGivenName(written));
  collect(
    text,
    respectedSurname,
    found.sure,
    (written) => !isCommonWord(written) && !/^(?:이|전|그|저|현|구)\s/u.test(written),
  );
  collect(text, ranked, found.weak);
  collect(text, foreign, found.weak, (written) => !isCommonWord(written.split(" ")[0] ?? ""));
  collect(text, bare, found.weak, (written) => !isCommonWord(written));
  collect(text, likely, found.weak, (written) => !isCommonWord(written) && isName(written));
  collect(text, givenAlone, found.weak, isGivenName);
  collect(text, latin, found.sure);
  collect(text, formed, found.weak, isFormed);
  collect(text, givenWithParticle, found.weak, isGivenName);
  collect(
    text,
    latinWithParticle,
    found.weak,
    (written) => !isPublicPhrase(written.toLowerCase()) && !written.toLowerCase().split(" ").every(isCommonWord),
  );
}

const isGivenName = (written: string) => (sensesOf(written) & (Sense.given | Sense.common)) === Sense.given;

const doubleSurname = new RegExp(`^(?:${koreanDoubleSurnames})`, "u");

function isFormed(written: string): boolean {
  if (isCommonWord(written)) return false;
  if (doubleSurname.test(written)) return !isCommonWord(written.slice(0, 3)) && !isCommonWord(written.slice(-2));
  const name = written.slice(-2);
  if (tellingSurname.test(written)) return !isCommonWord(name) || isNameSyllables(name);
  return !isCommonWord(written.slice(0, 2)) && (!isCommonWord(name) || isNameSyllables(name));
}

const isNameSyllables = (name: string) => (sensesOf(name) & Sense.given) !== 0;

// Surnames that few other words begin with.
const tellingSurname = /^[김박최윤황권홍곽허엄탁맹봉편]/u;

function isName(written: string): boolean {
  if (tellingSurname.test(written)) return !isCommonWord(written.slice(0, 2)) && !isCommonWord(written.slice(1));
  return isGivenName(written.slice(-2)) && !isCommonWord(written.slice(0, 2));
}
