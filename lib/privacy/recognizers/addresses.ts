import { Sense } from "../lexicon";
import { type Reading, Signal } from "../reading";
import { findSpans, type Span } from "../spans";
import { monthNames } from "../words/months";
import { streetEndings, streetWords } from "../words/street-words";

const letter = String.raw`[\p{L}\p{M}\p{N}'’.\-]`;
const start = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const blank = String.raw`[ \t]`;
const numbered = String.raw`\d{1,4}(?:${blank}?[A-Za-zА-Яа-я](?![\p{L}]))?(?:[ ]?[/\-–][ ]?\d{1,4}[A-Za-zА-Яа-я]?|[кКk]\d+)*`;
const numberSign = String.raw`(?:n[º°.o]|nr\.?|no\.?|num\.?|№|#|д\.?|дом|буд\.?|будинок|house|numéro|número|رقم|عدد|مبنى|عمارة|فيلا|شقة|بناية|منزل)\s?:?\s?`;
const door = String.raw`(?:[,\s]{1,3}(?:apt|ap|apto|apartment|apartamento|suite|ste|unit|flat|fl|floor|room|rm|bus|bte|bât|esc|int|interno|scala|piso|puerta|bajo|izda|dcha|d|daire|kat|lok|m|кв|квартира|корп|к|под|оф|stock|stiege|top|tür|whg|lgh|hinterhaus|vorderhaus|\d{1,2}[º°ª])(?![\p{L}])\.?\s?:?#?\s?(?:\d{0,4}[A-Za-z]?(?![\p{L}\p{N}]))?(?:\.(?=[\s,]))?)`;
const place = String.raw`(?:[\p{Lu}\p{Lo}][${"\\p{L}\\p{M}"}'’.\-]*(?:[ ](?:[\p{Lu}\p{Lo}][\p{L}\p{M}'’.\-]*|de|del|di|am|im|an|der|la|le|les|sur|upon|na|nad|sous|den|aan|op|en)){0,4})`;
const postcode = String.raw`(?:[A-Z]{1,3}[- ])?(?:\d{3}[ ]\d{2}|\d{2}-\d{3}|\d{4}[ ]?[A-Z]{2}(?![a-z])|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{4,6}|[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}|[A-Z]\d{2}[ ]?[A-Z\d]{4}|[A-Z]\d[A-Z][ ]?\d[A-Z]\d)(?![\p{N}])`;
// Up to three parts after the street: door, postcode with town, town with postcode, region.
const tail = String.raw`(?:${door}){0,3}(?:(?:[\s,;–-]{1,4}|\s(?:à|in|a|i|w|v|te|em|en|в|у)\s)(?:${postcode}(?:[\s,]{1,2}${place})?|${place}[\s,/\-]{1,3}(?:[A-Z]{2}[\s,]{1,2})?${postcode})){0,2}`;

const street = `(?:${streetWords})`;
const shortened = String.raw`(?:c\/|(?:st|rd|ave?|blvd|b[vu]?l?v?d|str|pl|sq|c|avda|pza|plza|pça|lgo|r|trav|tv|ul|al|os|nám|nábř|tř|cad|cd|so?k|mah|ул|пр|просп|пер|наб|пл|вул|пров|бульв|ln|ct|cres|tce|pde|hwy|rte|cra|kr|urb|imp|ch|all|ш|б-р|пр-т|мкр)\.|(?:v\.le|p\.le|p\.zza|p\.za|l\.go|c\.so|b\.go))`;
// "22 Quarry Hill Lane", "1127 Sycamore Bend Rd".
const numberFirst = new RegExp(
  String.raw`${start}\d{1,5}(?:[- ]?[A-Za-z](?![\p{L}]))?,?${blank}(?:${letter}{1,24}${blank}){1,4}?${street}(?![\p{L}\p{N}])\.?${tail}`,
  "giu",
);
// "4, impasse du Vieux-Moulin", "28 boulevard Gambetta", "37 نهج ابن خلدون".
const numberThenWord = new RegExp(
  String.raw`${start}\d{1,4}(?:${blank}?(?:bis|ter|quater|[A-Za-z](?![\p{L}])))?,?${blank}${street}(?![\p{L}\p{N}])\.?${blank}(?:(?:${letter}{1,24}${blank}){0,4}?${letter}{1,24}(?=[,\n;:)]|\.?$|${blank}(?:à|\d))|(?:(?:de|du|des|la|le|les|del|della|dei|degli|di|do|da|dos|of)${blank}){0,2}${letter}{2,24}(?:${blank}${letter}{2,24})?)${tail}`,
  "giu",
);
// "Calle del Olmo 27", "ul. Długa 5", "via dei Giardini 42", "вул. Шевченка, 14", "شارع رقم 14".
const wordFirst = new RegExp(
  String.raw`${start}(?:${shortened}${blank}?|${street}${blank})(?:${letter}{1,24}[,]?${blank}){0,5}?(?:${letter}{1,24}[,]?${blank}?)?(?:(?<=[,\s.])|(?<![\p{N}]))(?:${numberSign})?(?<![\p{N}.])${numbered}(?![\p{N}%]|[:.]\d)(?:[ ]?[-–][ ]?\d{1,4})?${tail}`,
  "giu",
);
// "Lindenstraße 14", "björkvägen 7b", "Grote Markt 18 bus 4".
const oneWord = new RegExp(
  String.raw`${start}(?:\p{Lu}[\p{L}\p{M}-]*${blank}){0,3}(?:[\p{L}\p{M}-]{2,30}(?:${streetEndings})\.?)${blank}?,?${blank}?(?:${numberSign})?${numbered}(?![\p{N}%]|[:.,]\d)${tail}`,
  "giu",
);
const twoWords = new RegExp(
  String.raw`${start}(?:${letter}{2,24}${blank}){1,3}(?:${shortened}${blank}?|${street},?${blank})(?:${numberSign})?${numbered}(?![\p{N}%]|[:.]\d)${tail}`,
  "giu",
);
// A name, a number, a postcode and a town: "Am Alten Kloster 7, 49082 Osnabrück", "Lipová 214/8, 602 00 Brno".
const withTown = new RegExp(
  String.raw`${start}(?:(?:\p{Lu}[\p{L}\p{M}'’-]{0,24}|am|an|auf|im|in|zum|zur|der|dem|den|alten|de|del|della|dei|do|da|dos|du|des|la|le|les|van|het|na|nad|u|pod|w|à|op)${blank}){0,4}[\p{L}\p{M}][\p{L}\p{M}'’-]{1,24}\.?,?${blank}(?:${numberSign})?${numbered}(?:${door}){0,2}[\s,]{1,3}(?:[A-Z]{1,2}[- ])?${postcode}[\s,]{1,2}\p{L}[\p{L}\p{M}'’-]{2,}`,
  "gu",
);
const townFirst = new RegExp(
  String.raw`${start}\d{5,6},${blank}?(?:г\.|м\.|город|місто)?${blank}?${place},?[\s,]{1,2}(?:${letter}{1,24}[,.]?${blank}){1,4}(?:${numberSign})?${numbered}${tail}`,
  "gu",
);
const box = new RegExp(
  String.raw`${start}(?:p\.?\s?o\.?\s?box|postfach|postbus|bo[iî]te postale|apartado(?: de correos)?|casella postale|caixa postal|skr\.? poczt\.?|а\/я|ص\.?\s?ب\.?|private bag|b\.?p\.?)\s?[:#]?\s?\d{1,6}${tail}`,
  "giu",
);
const squares = new RegExp(
  String.raw`${start}(?:Rynek|Rynku|Markt|Náměstí|Trg|Torget|Square|Plaza|Piazza|Dorf|Dorfstr)${blank}\d{1,3}[A-Za-z]?(?![\p{N}]|[:.]\d)${tail}`,
  "gu",
);
// Colombia: "Carrera 43 # 18-65"; India: "B-48, Shanti Kunj Society".
const grid = new RegExp(
  String.raw`${start}(?:carrera|calle|cra|cr|kr|cl|diagonal|transversal|avenida|av)\.?${blank}\d{1,3}[A-Za-z]?${blank}?(?:#|no\.?|n°)${blank}?\d{1,3}[A-Za-z]?${blank}?-${blank}?\d{1,3}${tail}`,
  "giu",
);
const indian = new RegExp(
  String.raw`${start}(?:[A-Z]-?\d{1,4}(?:\/\d+)?|(?:flat|plot|house|h)\.?\s?(?:no\.?)?\s?[A-Z]?-?\d{1,4}(?:\/\d+)?|(?:मकान|फ्लैट|प्लॉट)\s?(?:नं\.?|नंबर|संख्या)?\s?\d{1,4}),?${blank}(?:${letter}{1,24}[, ]{1,2}){1,8}?(?:${letter}{1,24}[ ,-]{1,3}\d{6}|society|nagar|colony|marg|road|enclave|vihar|sector|apartments?|कॉलोनी|नगर|मार्ग|रोड)(?![\p{L}])(?:[,\s-]{1,3}(?:${letter}{1,24}[ ,-]{1,3}){0,5}\d{6})?`,
  "giu",
);

const han = String.raw`[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ーヶケノ]`;
const eastern = [
  // Japan: districts with block numbers, in figures with hyphens or with their counters.
  String.raw`(?:〒\s?\d{3}-?\d{4}\s?)?${han}{1,30}\d{1,4}(?:(?:丁目|条|番地|番|号|[-の])(?:西|東|南|北)?\d{1,4}){1,4}(?:丁目|番地|番|号)?(?:${blank}?[\p{Script=Katakana}ー]{2,12}\s?\p{Script=Han}{0,3}\s?\d{1,4}(?:号室)?)?`,
  String.raw`${han}{2,30}\d{1,3}(?:丁目|番地)`,
  String.raw`〒\s?\d{3}-?\d{4}(?:[ ]?${han}{2,30})?`,
  // China: road, lane, number, building, room.
  String.raw`\p{Script=Han}{0,24}?(?:路|街|道|巷|弄|胡同|段|村|里|小区|社區|花园|大厦)\p{Script=Han}{0,6}\d{1,5}(?:号|號|弄|巷|栋|幢|座|单元|室|楼|樓|层|之\d+|[-－]\d+|\p{Script=Han}?\d{1,4}(?:号|號|栋|幢|室|楼|樓|单元))+(?:院|\p{Script=Han}?\d{1,4}(?:号楼|栋|幢|室|楼|单元|號|樓))*`,
  // Korea: road or lane and number, district and lot.
  String.raw`(?:[\p{Script=Hangul}]{1,6}(?:시|도|군|구|읍|면)\s?){0,4}[\p{Script=Hangul}\d·]{1,12}(?:대로|로|길)\s?(?:\d{1,3}(?:번)?길\s?)?\d{1,4}(?:-\d{1,4})?(?!\d|[년월일시분초개번위%])(?:[,\s]{1,3}(?:\d{1,4}동\s?)?\d{1,4}호|[,\s]{1,3}\d{1,4}동)?`,
  String.raw`(?:[\p{Script=Hangul}]{1,6}(?:시|도|군|구|읍|면)\s){0,4}[\p{Script=Hangul}]{1,6}\d?(?:동|리|가)\s\d{1,4}-\d{1,4}(?:\s?번지)?(?:[,\s]{1,3}\d{1,4}동)?(?:\s?\d{1,4}호)?`,
  String.raw`[\p{Script=Hangul}]{2,10}(?:아파트|빌라|오피스텔|타워|자이|래미안)\s\d{1,4}동\s\d{1,4}호`,
].map((source) => new RegExp(source, "gu"));

const townEnd = new RegExp(
  String.raw`${start}\p{L}[\p{L}\p{M}'’.-]{2,24}${blank}#?\d{1,4}(?:[ ]?[A-Za-z](?!\p{L}))?(?:[ ]?\/[ ]?\d+)?(?:[^\d\n]{0,14}?),${blank}?(?:[A-Z]{1,2}-)?(?:\d{4,6}${blank}\p{Lu}\p{L}+|\p{Lu}\p{L}+${blank}\d{5,6}(?!\d))`,
  "gu",
);
const beforeTown = new RegExp(
  String.raw`${start}\d{1,4}(?:${blank}?(?:bis|ter|quater))?,?${blank}(?:\p{L}[\p{L}\p{M}'’.-]*${blank}){1,4}\p{L}[\p{L}\p{M}'’.-]*,${blank}?\d{5}${blank}\p{Lu}`,
  "gu",
);
const hamlet = new RegExp(
  String.raw`${start}(?:lieu-dit|lieudit|hameau|località|loc\.|frazione|fraz\.|ortsteil|sítio|aldeia|caserío|osada)${blank}\p{Lu}[^\d\n]{1,40}?[,\s]{1,2}\d{4,5}(?:-\d{3})?${blank}\p{Lu}\p{L}+`,
  "giu",
);
const easternDate = /\d\s?[年月年월]|\d{1,4}字/u;

export interface Addresses {
  readonly sure: Span[];
  /** A street without a number in a text that says where somebody lives. */
  readonly weak: Span[];
}

const streetName = new RegExp(
  String.raw`${start}(?:${street}(?:\.${blank}?|${blank})\p{Lu}[\p{L}\p{M}'’-]{2,}|\p{Lu}[\p{L}\p{M}'’-]{2,}${blank}(?:street|road|avenue|lane|drive|caddesi|sokak|sokağı|mahallesi)(?![\p{L}])|\p{Lu}[\p{L}\p{M}-]{2,}(?:straße|strasse|straat|gatan|vägen|gasse|gracht|laan))`,
  "gu",
);

const reach = 70;
const streetEnd = new RegExp(`(?:${streetEndings})$`, "u");
const plotLike = /[A-Z]-?\d|flat|plot|house|(?<!\p{L})h\.?\s?\d|मकान|फ्लैट|प्लॉट/iu;
const townLike = /\d{5}[ \t]\p{Lu}/u;
const hamletLike = /lieu|hameau|localit|loc\.|fraz|ortsteil|sítio|aldeia|caser|osada/iu;
const digitNear = /\d/;

/** Postal addresses: a street with its number, by the words and the order of some twenty languages, with the door, postcode and town that follow. */
export function findAddresses({ text, signals, senses, digits, words }: Reading): Addresses {
  const found: Addresses = { sure: [], weak: [] };
  const sure = (...patterns: RegExp[]) => {
    for (const pattern of patterns) found.sure.push(...findSpans(text, pattern, isAddress));
  };
  if (digits > 0) {
    if ((signals & Signal.eastern) !== 0)
      found.sure.push(...eastern.flatMap((pattern) => findSpans(text, pattern, isEasternAddress)));
    // Patterns are dear: each runs only where a number stands on its side of a word for a street.
    let hasBefore = false;
    let hasAfter = false;
    let isNumbered = false;
    let isNumberedStreet = false;
    for (const { start, end, lower, senses: own } of words) {
      if ((own & Sense.street) !== 0) {
        hasBefore ||= digitNear.test(text.slice(Math.max(0, start - reach), start));
        hasAfter ||= digitNear.test(text.slice(end, end + reach));
      }
      if (numberFollows(text, end)) {
        isNumbered = true;
        isNumberedStreet ||= streetEnd.test(lower);
      }
    }
    if (hasBefore) sure(numberFirst, numberThenWord);
    if (hasAfter) sure(wordFirst, twoWords, grid, squares);
    if (plotLike.test(text)) sure(indian);
    if (digits >= 5 && isNumbered) {
      sure(withTown);
      found.weak.push(...findSpans(text, townEnd));
    }
    if (digits >= 6) sure(townFirst);
    if (isNumberedStreet) sure(oneWord);
    found.sure.push(...findSpans(text, box));
    if (digits >= 5 && townLike.test(text)) found.weak.push(...findSpans(text, beforeTown));
    if (digits >= 4 && hamletLike.test(text)) found.weak.push(...findSpans(text, hamlet));
  }
  if ((senses & Sense.home) !== 0) found.weak.push(...findSpans(text, streetName));
  return found;
}

/** Whether a number follows, over blanks, a comma, a dot, a sign or a word for "number". */
function numberFollows(text: string, end: number): boolean {
  return /^\.?[ \t]?,?[ \t]?(?:#|№|(?:n|nr|no|num|numéro|número|numero|house|haus|д|дом|буд)[º°.]{0,2}[ \t]?:?[ \t]?)?\d/iu.test(
    text.slice(end, end + 14),
  );
}

const ambiguous =
  /(?<![\p{L}])(?:av|al|os|r|c|st|dr|pl|kr|sk|cd|mah|pr|way|walk|park|place|close|court|view|row|hill|box|circle|loop|rise|drive|square|trail|terrace|gardens|largo|cours|passage|via|route|ter|ring|hof|markt|pad|weg|plan|hay|strada|parade|quay|cross|layout|sector|society|marg|al|diagonal|camino|passage|трасса|ш|м|حي|طريق|ميدان|пл|код)(?![\p{L}])/iu;
const dated = new RegExp(
  String.raw`(?:^|[\s\d.])(?:${monthNames})\p{L}{0,9}\.?\s\d{1,2},?\s\d{4}(?!\d)|\d{1,2}\.?\s(?:de\s)?(?:${monthNames})\p{L}{0,9}\s(?:de\s)?\d{4}`,
  "iu",
);

/** Not a year, a date, a page of prose that ends in a number, or a word for a street that is meant otherwise. */
function isAddress(written: string): boolean {
  const numbers = written.match(/\d+/g) ?? [];
  if (numbers.every((number) => /^(?:1[5-9]|20)\d\d$/.test(number))) return false;
  if (
    /[!?]\s|(?<![\p{L}]\p{L}{0,4})\.\s+\p{Lu}\p{Ll}+\s+\p{Ll}|\p{Ll}{6,}(?<!str)\.\s/u.test(written) ||
    dated.test(written)
  )
    return false;
  const isCased = /(?:^|[\s,])\p{Lu}/u.test(written) || /[\p{Script=Arabic}\p{Script=Devanagari}]/u.test(written);
  return isCased || !ambiguous.test(written) || numbers.some((number) => number.length >= 5);
}

function isEasternAddress(written: string): boolean {
  if (easternDate.test(written) || /^\d/.test(written)) return false;
  if (/\p{Script=Hangul}/u.test(written)) return true;
  const isDivided = /[〒都道府県縣市区區町村郡镇乡]|丁目|番地/u.test(written);
  return (
    isDivided || /[路街巷弄道段].*[号號栋幢室楼樓弄巷]/u.test(written) || (written.match(/\d+/g) ?? []).length >= 3
  );
}
