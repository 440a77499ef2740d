import { type Reading, Signal } from "../reading";
import { findSpans, type Span } from "../spans";

const latitudeWords =
  "north|south|nord|sud|süd|norte|sur|sul|noord|zuid|norr|syd|nördlich|südlich|kuzey|güney|severní|jižní|północ|południe|szerokości|breite|latitude|latitud|latitudine|lat|широты|широта|широти|пн|пд|с|ю|شمالا|شمال|جنوبا|جنوب|उत्तर|दक्षिण|北緯|南緯|北纬|南纬|北|南|북위|남위";
const longitudeWords =
  "east|west|est|ost|ouest|oost|este|oeste|leste|öst|väst|östlich|westlich|doğu|batı|východní|západní|wschód|zachód|długości|länge|longitude|longitud|longitudine|long|lng|lon|долготы|долгота|довгота|довготи|сх|зх|в|з|شرقا|شرق|غربا|غرب|पूर्व|पश्चिम|東経|西経|东经|西经|東經|西經|东|西|東|동경|서경";
const side = String.raw`(?:(?:${latitudeWords}|${longitudeWords})(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{M}])(?:\.?\s?[шд]\.?)?|[NSEWOÖVKGDBZJСЮВЗ](?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}])|(?<=[\d°'"′″])[nsew](?!\p{L}))`;
const point = "[.,]";
const second = String.raw`(?:\s?(\d{1,2}(?:${point}\d+)?)\s?(?:["″”“秒초]|''|′′|sec(?!\p{L})))?`;
const minute = String.raw`(?:\s?(\d{1,2}(?:${point}\d+)?)\s?(?:['′’´${"`"}分분]|min(?!\p{L}))${second})?`;
const angle = new RegExp(
  String.raw`(?<![\p{N}])(?<!\d[.,])(${side}[\s.:=]{0,2})?[-+−]?(\d{1,3})(?:[.,](\d{1,10}))?(?:(\s?(?:[°º˚度도]|deg(?:rees)?(?!\p{L})))${minute}|[ ](\d{1,2}\.\d{2,6}))?(?![\p{N}])([\s,]{0,2}${side})?`,
  "giu",
);
const between = /^(?:[\s,;:/|)(]{0,4}|\s?(?:,\s?)?(?:und|and|et|y|e|en|i|a|и|і|och|ve|by|x)\s)$/iu;
const plusCode = /(?<![A-Z\d+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![A-Z\d+])/g;
const geo = /geo:-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?/gi;
/** UTM and the military grid. */
const grid =
  /(?<![A-Z\d])\d{1,2}\s?[C-HJ-NP-X]\s?(?:[A-HJ-NP-Z]{2}\s?\d{4,5}\s?\d{4,5}|\d{6}(?:[mE\s,]{1,3})\d{7}[mN]?)(?![A-Z\d])/g;
const threeWords = /\/\/\/\p{L}{3,20}\.\p{L}{3,20}\.\p{L}{3,20}/gu;

interface Angle extends Span {
  readonly degrees: number;
  readonly decimals: number;
  readonly isSided: boolean;
  readonly hasSign: boolean;
  readonly hasMinutes: boolean;
}

/**
 * Places on the earth to some hundred meters: two angles beside each other, in decimals, in degrees with minutes, with
 * sides of the world as letters or words, and plus codes, grids and links of maps.
 */
export function findCoordinates({ text, signals, digits, dense }: Reading): Span[] {
  if (digits < 4) return [];
  const spans: Span[] = [];
  if ((signals & Signal.plus) !== 0) spans.push(...findSpans(text, plusCode, (written) => /\d/.test(written)));
  if ((signals & (Signal.other | Signal.innerDot | Signal.colon)) === 0 && dense < 5) return spans;
  if (digits >= 9) spans.push(...findSpans(text, grid));
  if ((signals & Signal.colon) !== 0) spans.push(...findSpans(text, geo));
  if (text.includes("///")) spans.push(...findSpans(text, threeWords));
  let before: Angle | undefined;
  for (const match of text.matchAll(angle)) {
    const one = readAngle(match);
    if (before && isPlace(before, one, text.slice(before.end, one.start))) {
      spans.push({ start: before.start, end: one.end });
      before = undefined;
    } else before = one;
  }
  return spans;
}

function readAngle(match: RegExpExecArray): Angle {
  const [written, sideBefore, degrees = "0", decimals = "", sign, minutes, , spaced, sideAfter] = match;
  return {
    start: match.index,
    end: match.index + written.length,
    degrees: Number(degrees),
    decimals: Math.max(decimals.length, (minutes ?? spaced ?? "").split(/[.,]/)[1]?.length ?? 0),
    isSided: sideBefore !== undefined || sideAfter !== undefined,
    hasSign: sign !== undefined,
    hasMinutes: minutes !== undefined || spaced !== undefined,
  };
}

function isPlace(one: Angle, other: Angle, gap: string): boolean {
  if (!between.test(gap)) return false;
  if (Math.min(one.degrees, other.degrees) > 90 || Math.max(one.degrees, other.degrees) > 180) return false;
  const least = Math.min(one.decimals, other.decimals);
  if (least >= 4) return true;
  if (one.isSided && other.isSided)
    return least >= 2 || (one.hasMinutes && other.hasMinutes) || (one.hasSign && other.hasSign);
  return one.hasSign && other.hasSign && (least >= 2 || (one.hasMinutes && other.hasMinutes));
}
