import { type Reading, Signal } from "../reading";
import { findSpans, type Span } from "../spans";

const point = String.raw`[.,]`;
const side = String.raw`(?:с\.?\s?ш\.?|в\.?\s?д\.?|ю\.?\s?ш\.?|з\.?\s?д\.?|пн\.?\s?ш\.?|сх\.?\s?д\.?|[NSEWOÖVKGDBZJnsewСЮВЗШЩПдсюзвш]|北|南|东|東|西|[\p{Script=Arabic}]{1,5}|[\p{Script=Hangul}]{1,3}|[\p{Script=Devanagari}]{1,8})`;
const degrees = String.raw`\d{1,3}\s?[°º˚]\s?(?:\d{1,2}(?:${point}\d+)?\s?['′’´]\s?)?(?:\d{1,2}(?:${point}\d+)?\s?(?:["″”“]|''|′′)\s?)?`;
// With degrees: 43°18'52"N, 11°19'47"E and N 63° 49.512' E 20° 15.784'.
const sexagesimal = new RegExp(
  String.raw`(?<![\p{N}])(?:${side}\s?)?[-+]?\d{1,3}(?:${point}\d+)?\s?[°º˚](?:\s?\d{1,2}(?:${point}\d+)?\s?['′’´])?(?:\s?\d{1,2}(?:${point}\d+)?\s?(?:["″”“]|''|′′))?(?:\s?${side}(?![\p{L}]))?` +
    String.raw`[\s,;/]{0,4}(?:${side}\s?)?[-+]?${degrees.replace(String.raw`\d{1,3}\s?[°º˚]`, String.raw`\d{1,3}(?:${point}\d+)?\s?[°º˚]`)}(?:\s?${side}(?![\p{L}]))?`,
  "gu",
);
// With a letter for the side of the world: 48,64931 N 2,02573 O and N 52.37021 E 4.89517.
const sided = new RegExp(
  String.raw`(?<![\p{N}.,])(?:\d{1,3}${point}\d{2,}\s?[NSns北南СЮсюПдKGJ]\.?[\s,;/]{0,4}\d{1,3}${point}\d{2,}\s?[EWOÖVDBZеЕewoöШВЗвзшС东東西]` +
    String.raw`|[NSns]\s?\d{1,3}${point}\d{2,}[\s,;/]{0,4}[EWOÖVew]\s?\d{1,3}${point}\d{2,})(?![\p{N}])`,
  "gu",
);
// Two numbers of four places and more.
const pair = /(?<![\p{N}.,])[-+−]?\d{1,3}\.\d{4,}\s?[,;/ ]\s?[-+−]?\d{1,3}\.\d{4,}(?![\p{N}.]\p{N}?)/gu;
const commaPair = /(?<![\p{N}.,])[-+−]?\d{1,3},\d{4,}\s?[;/ ]\s?[-+−]?\d{1,3},\d{4,}(?![\p{N}])/gu;
const labeled =
  /(?<!\p{L})(?:lat|latitude|latitud|latitudine|breite|breitengrad|szer|широта|lat\.)[\s:=.]{0,3}[-+−]?\d{1,3}[.,]\d{2,}[°\s,;NSns]{0,4}(?:,?\s?(?:und|and|et|y|e|en|i|а|и)\s)?\s?(?:lon|lng|long|longitude|longitud|longitudine|länge|längengrad|dług|долгота|довгота|lon\.)[\s:=.]{0,3}[-+−]?\d{1,3}[.,]\d{2,}/giu;
const eastern =
  /(?:北緯|南緯|北纬|南纬|북위|남위)\s?\d{1,3}(?:[.度°도]\s?\d+)*[度°도]?[分'′분]?\d*[秒"″초]?[、,，\s]{0,3}(?:東経|西経|东经|西经|東經|西經|동경|서경)\s?\d{1,3}(?:[.度°도]\s?\d+)*[度°도分'′분秒"″초]*/gu;
const plusCode = /(?<![A-Z\d+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![A-Z\d+])/g;
const geo = /geo:-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?/gi;

/** Places on the earth to some hundred meters: pairs in decimals or in degrees, with or without sides of the world, and plus codes. */
export function findCoordinates({ text, signals, digits, dense }: Reading): Span[] {
  if (digits < 4) return [];
  const spans: Span[] = [];
  if ((signals & Signal.other) !== 0) {
    spans.push(...findSpans(text, sexagesimal));
    if ((signals & Signal.eastern) !== 0) spans.push(...findSpans(text, eastern));
  }
  if ((signals & Signal.plus) !== 0) spans.push(...findSpans(text, plusCode, (written) => /\d/.test(written)));
  if (digits < 6 || dense < 5) return spans;
  const pairs = [sided, pair, commaPair, labeled, geo].flatMap((pattern) => findSpans(text, pattern, isOnEarth));
  return [...spans, ...pairs];
}

function isOnEarth(written: string): boolean {
  const [first = 0, second = 0] = (written.match(/\d+(?:[.,]\d+)?/g) ?? []).map((number) =>
    Number(number.replace(",", ".")),
  );
  return Math.min(first, second) <= 90 && Math.max(first, second) <= 180;
}
