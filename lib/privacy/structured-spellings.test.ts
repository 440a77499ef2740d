import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "./fold";
import { redactTogether } from "./redact";

const digitNames: Readonly<Record<string, readonly string[]>> = {
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  de: ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
  fr: ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
  es: ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
  it: ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"],
  nl: ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"],
  pt: ["zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"],
  sv: ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"],
  pl: ["zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć"],
  cs: ["nula", "jedna", "dva", "tři", "čtyři", "pět", "šest", "sedm", "osm", "devět"],
  tr: ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"],
  ru: ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"],
  uk: ["нуль", "один", "два", "три", "чотири", "п'ять", "шість", "сім", "вісім", "дев'ять"],
  ar: ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"],
  hi: ["शून्य", "एक", "दो", "तीन", "चार", "पाँच", "छह", "सात", "आठ", "नौ"],
  ko: ["공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"],
  ja: ["ゼロ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"],
  zh: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
};
const keycap = (digit: string) => `${digit}\uFE0F\u20E3`;
const cut = (digits: string, sizes: readonly number[]) => {
  const groups: string[] = [];
  let place = 0;
  for (const size of sizes) {
    groups.push(digits.slice(place, place + size));
    place += size;
  }
  return groups.filter((group) => group !== "");
};

/** How people write a number of ten digits, first of all a zero or a one to nine. */
const spellings: Readonly<Record<string, (digits: string, language: string) => string>> = {
  "in one": (digits) => digits,
  blanks: (digits) => cut(digits, [3, 3, 4]).join(" "),
  pairs: (digits) => cut(digits, [2, 2, 2, 2, 2]).join(" "),
  dots: (digits) => cut(digits, [3, 3, 2, 2]).join("."),
  hyphens: (digits) => cut(digits, [3, 3, 4]).join("-"),
  "spaced hyphens": (digits) => cut(digits, [2, 2, 2, 2, 2]).join(" - "),
  slashes: (digits) => cut(digits, [3, 3, 4]).join("/"),
  "a slash": (digits) => cut(digits, [3, 7]).join("/"),
  "spaced slashes": (digits) => cut(digits, [3, 3, 4]).join(" / "),
  "area in parentheses": (digits) => `(${digits.slice(0, 3)}) ${digits.slice(3, 6)} ${digits.slice(6)}`,
  "area in brackets": (digits) => `[${digits.slice(0, 3)}] ${digits.slice(3, 6)} ${digits.slice(6)}`,
  "area in parentheses, glued": (digits) => `(${digits.slice(0, 3)})${digits.slice(3, 6)}-${digits.slice(6)}`,
  plus: (digits) => `+44 ${cut(digits.replace(/^0/, ""), [4, 6]).join(" ")}`,
  "double zero": (digits) => `0044 ${digits.replace(/^0/, "")}`,
  "plus and zero": (digits) => `+44 (0) ${cut(digits.replace(/^0/, ""), [4, 6]).join(" ")}`,
  extension: (digits) => `${cut(digits, [3, 3, 4]).join("-")} ext. 42`,
  bullets: (digits) => cut(digits, [3, 3, 4]).join(" • "),
  diamonds: (digits) => cut(digits, [4, 2, 2, 2]).join(" ♦ "),
  stars: (digits) => cut(digits, [3, 3, 4]).join("*"),
  pipes: (digits) => cut(digits, [3, 3, 4]).join(" | "),
  commas: (digits) => cut(digits, [3, 3, 4]).join(", "),
  tildes: (digits) => cut(digits, [3, 3, 4]).join("~"),
  underscores: (digits) => cut(digits, [3, 3, 4]).join("_"),
  "digit by digit": (digits) => [...digits].join(" "),
  "digit by digit, hyphens": (digits) => [...digits].join("-"),
  "digit by digit, dots": (digits) => [...digits].join("."),
  keycaps: (digits) => [...digits].map(keycap).join(""),
  "keycaps with blanks": (digits) => [...digits].map(keycap).join(" "),
  "full width": (digits) => digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  circled: (digits) =>
    digits.replace(/\d/g, (digit) => (digit === "0" ? "⓪" : String.fromCodePoint(0x245f + Number(digit)))),
  "Arabic digits": (digits) => digits.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  "Devanagari digits": (digits) => digits.replace(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit))),
  "zero width": (digits) => [...digits].join("\u200b"),
  words: (digits, language) => [...digits].map((digit) => digitNames[language]?.[Number(digit)]).join(" "),
  "words with commas": (digits, language) =>
    [...digits].map((digit) => digitNames[language]?.[Number(digit)]).join(", "),
  "words with hyphens": (digits, language) =>
    [...digits].map((digit) => digitNames[language]?.[Number(digit)]).join("-"),
  "words and digits": (digits, language) =>
    [...digits].map((digit, index) => (index % 3 === 1 ? digitNames[language]?.[Number(digit)] : digit)).join(" "),
  "letter o": (digits) => cut(digits.replace(/0/g, "O"), [3, 3, 4]).join(" "),
};

const phoneContexts: Readonly<Record<string, readonly string[]>> = {
  en: ["call me on # tonight", "tel: #", "my cell is #", "WhatsApp #", "text # for more", "phone number #"],
  de: ["ruf mich an: #", "Tel. #", "Handy # ab sechs", "meine Nummer ist #", "per WhatsApp #"],
  fr: ["appelle-moi au #", "tél. #", "mon portable : #", "mon numéro est le #"],
  es: ["llámame al #", "tel. #", "mi móvil es el #", "mi número: #"],
  it: ["chiamami al #", "tel. #", "il mio cellulare è #", "il mio numero: #"],
  nl: ["bel me op #", "tel. #", "mijn mobiel is #", "app me op #", "mijn nummer is #"],
  pt: ["liga para #", "tel. #", "meu celular é #", "meu zap é #", "meu número é #"],
  sv: ["ring # efter fem", "tel. #", "mitt mobilnummer är #", "mitt nummer är #"],
  pl: ["dzwoń na #", "tel. #", "moja komórka: #", "mój numer to #"],
  cs: ["volejte #", "tel. #", "mobil #", "moje číslo je #"],
  tr: ["# numaradan ara", "tel: #", "cep: #", "numaram #"],
  ru: ["звони # вечером", "тел. #", "мой номер #", "вайбер #"],
  uk: ["дзвони # ввечері", "тел. #", "мій номер #", "вайбер #"],
  ar: ["اتصل على #", "هاتف #", "رقمي #", "واتساب #"],
  hi: ["# पर फोन करो", "फ़ोन #", "मेरा नंबर # है", "व्हाट्सएप #"],
  ko: ["전화 # 주세요", "제 번호는 #", "휴대폰 #", "연락처: #"],
  ja: ["電話は#です", "携帯 #", "連絡先：#", "番号は#"],
  zh: ["打电话#", "我的手机#", "微信同号 #", "電話 #"],
};

const monthsOf: Readonly<Record<string, readonly string[]>> = {
  en: ["January", "March", "May", "Sept.", "December", "Dec"],
  de: ["Januar", "März", "Mai", "Sept.", "Dezember", "Jänner"],
  fr: ["janvier", "mars", "mai", "sept.", "décembre", "août"],
  es: ["enero", "marzo", "mayo", "sept.", "diciembre", "agosto"],
  it: ["gennaio", "marzo", "maggio", "sett.", "dicembre", "luglio"],
  nl: ["januari", "maart", "mei", "sept.", "december", "okt"],
  pt: ["janeiro", "março", "maio", "set.", "dezembro", "fevereiro"],
  sv: ["januari", "mars", "maj", "sept.", "december", "okt"],
  pl: ["stycznia", "marca", "maja", "września", "grudnia", "lipca", "październik"],
  cs: ["ledna", "března", "května", "září", "prosince", "července", "listopadu"],
  tr: ["Ocak", "Mart", "Mayıs", "Eylül", "Aralık", "Temmuz"],
  ru: ["января", "марта", "мая", "сентября", "декабря", "июля"],
  uk: ["січня", "березня", "травня", "вересня", "грудня", "липня"],
  ar: ["يناير", "مارس", "مايو", "سبتمبر", "ديسمبر", "يوليو"],
  hi: ["जनवरी", "मार्च", "मई", "सितंबर", "दिसंबर", "जुलाई"],
};

const birthContexts: Readonly<Record<string, readonly string[]>> = {
  en: ["born #", "I was born on #, so I know", "DOB: #", "my birthday is #", "b. #"],
  de: ["geb. #", "ich bin am # geboren", "Geburtsdatum: #", "meine Tochter, geboren #", "* #"],
  fr: ["né le #", "née le #, je connais", "date de naissance : #", "mon anniversaire est le #"],
  es: ["nací el #", "fecha de nacimiento: #", "mi cumpleaños es el #", "nacida el #"],
  it: ["nato il #", "nata il #, ricordo", "data di nascita: #", "il mio compleanno è il #"],
  nl: ["geb. #", "ik ben geboren op #", "geboortedatum: #", "jarig op #, mijn dochter"],
  pt: ["nasci a #", "nascida em #", "data de nascimento: #", "meu aniversário é #"],
  sv: ["född #", "jag är född den #", "födelsedatum: #", "min dotter fyller år #"],
  pl: ["ur. #", "urodziłem się #", "urodzona # w Łodzi", "data urodzenia: #", "moje urodziny: #"],
  cs: ["nar. #", "narodil jsem se #", "dcera se narodila #", "datum narození: #", "roč. #"],
  tr: ["# doğumluyum", "doğum tarihim #", "# doğumlu", "doğum günüm #"],
  ru: ["род. #", "я родился #", "# года рождения", "дата рождения: #", "мой день рождения #"],
  uk: ["нар. #", "я народилася #", "# року народження", "дата народження: #", "мій день народження #"],
  ar: ["ولدت في #", "تاريخ الميلاد: #", "من مواليد #"],
  hi: ["मेरा जन्म # को हुआ", "जन्मतिथि #", "जन्म तिथि: #"],
  ko: ["생년월일 #", "#생입니다", "# 출생이에요", "제 생일은 #"],
  ja: ["生年月日 #", "#生まれです", "誕生日は#"],
  zh: ["出生日期#", "我是#出生的", "生日：#"],
};

type Birth = { day: number; month: number; year: number; name: string };
const two = (value: number) => String(value).padStart(2, "0");
const short = ({ year }: Birth) => two(year % 100);
/** How people write a day of birth. */
const dates: Readonly<Record<string, (birth: Birth, language: string) => string>> = {
  dots: ({ day, month, year }) => `${day}.${month}.${year}`,
  "spaced dots": ({ day, month, year }) => `${day}. ${month}. ${year}`,
  "padded dots": ({ day, month, year }) => `${two(day)}.${two(month)}.${year}`,
  slashes: ({ day, month, year }) => `${day}/${month}/${year}`,
  hyphens: ({ day, month, year }) => `${two(day)}-${two(month)}-${year}`,
  iso: ({ day, month, year }) => `${year}-${two(month)}-${two(day)}`,
  "year first, dots": ({ day, month, year }) => `${year}. ${month}. ${day}.`,
  "year first, slashes": ({ day, month, year }) => `${year}/${two(month)}/${two(day)}`,
  "in one": ({ day, month, year }) => `${year}${two(month)}${two(day)}`,
  "six digits": (birth) => `${short(birth)}${two(birth.month)}${two(birth.day)}`,
  "short, dots": (birth) => `${birth.day}.${birth.month}.${short(birth)}`,
  "short, apostrophe": (birth) => `${birth.day}-${birth.month}-'${short(birth)}`,
  "short, slashes": (birth) => `${birth.day}/${birth.month}/${short(birth)}`,
  roman: ({ day, month, year }) =>
    `${day} ${["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][month - 1]} ${year}`,
  "roman, dots": ({ day, month, year }) =>
    `${day}.${["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][month - 1]}.${year}`,
  named: ({ day, name, year }) => `${day} ${name} ${year}`,
  "named, dot": ({ day, name, year }) => `${day}. ${name} ${year}`,
  "named, of": ({ day, name, year }) => `${day} de ${name} de ${year}`,
  "named, short": (birth) => `${birth.day} ${birth.name} ${short(birth)}`,
  "named, apostrophe": (birth) => `${birth.day} ${birth.name} '${short(birth)}`,
  "month first": ({ day, name, year }) => `${name} ${day}, ${year}`,
  "month first, short": (birth) => `${birth.name} ${birth.day} '${short(birth)}`,
  "hyphened name": ({ day, name, year }) => `${day}-${name.replace(".", "")}-${year}`,
  "full width": ({ day, month, year }) =>
    `${year}/${month}/${day}`.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
};
const easternDates: typeof dates = {
  "year month day": ({ day, month, year }) => `${year}年${month}月${day}日`,
  Korean: ({ day, month, year }) => `${year}년 ${month}월 ${day}일`,
  "Korean, short": (birth) => `${short(birth)}년 ${birth.month}월 ${birth.day}일`,
};

/** Whether the digits of a datum, or its words, can still be read. */
function isOpen(text: string, written: string): boolean {
  const published = redactTogether([text]).texts[0]?.text ?? null;
  if (published === null) return false;
  const plain = foldText(published.replace(/\[[A-Z_]+_\d+\]/g, "")).text.toLowerCase();
  const folded = foldText(written).text.toLowerCase();
  const groups = folded.match(/[\p{L}\p{M}\p{N}']+/gu) ?? [];
  const rest = groups.filter((group) =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])${group}(?![\p{L}\p{N}])`, "u").test(plain),
  );
  return plain.includes(folded) || rest.length * 2 > groups.length;
}

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const digit = fc.integer({ min: 2, max: 9 });
const phone = fc
  .tuple(fc.constantFrom("0", "6"), fc.array(digit, { minLength: 9, maxLength: 9 }))
  .map(([first, rest]) => first + rest.join(""));

describe("telephone numbers", () => {
  const cases = Object.entries(phoneContexts).flatMap(([language, contexts]) =>
    Object.keys(spellings).flatMap((spelling) => contexts.map((context) => ({ language, spelling, context }))),
  );
  it("are found in every spelling and language", () => {
    const found = fc.property(oneOf(cases), phone, ({ language, spelling, context }, digits) => {
      const written = spellings[spelling]!(digits, language);
      expect(isOpen(context.replace("#", written), written)).toBe(false);
    });
    fc.assert(found, { numRuns: 1200 });
  });
});

describe("dates of birth", () => {
  const cases = Object.entries(birthContexts).flatMap(([language, contexts]) =>
    Object.keys({ ...dates, ...("zh ja ko".includes(language) ? easternDates : {}) })
      .filter((form) => monthsOf[language] !== undefined || !/name|month first/.test(form))
      .flatMap((form) => contexts.map((context) => ({ language, form, context }))),
  );
  const birth = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 1930, max: 2019 }),
  });
  it("are found in every form and language", () => {
    const found = fc.property(oneOf(cases), birth, fc.nat(), ({ language, form, context }, day, choice) => {
      const names = monthsOf[language] ?? ["?"];
      const written = { ...dates, ...easternDates }[form]!({ ...day, name: names[choice % names.length]! }, language);
      expect(isOpen(context.replace("#", written), written)).toBe(false);
    });
    fc.assert(found, { numRuns: 1200 });
  });
});
