import { Sense, sensesOf } from "../../lexicon";

const surnameEnding =
  /(?:ов|ова|ову|ове|овым|овой|ев|ева|еву|евой|ёв|ёва|ин|ина|ину|иной|ын|ына|ский|ская|ского|ской|скому|цкий|цкая|енко|енка|енку|чук|чука|чуку|юк|юка|ян|янц|дзе|швили|ський|ська|ського|ської|цький|вич|ич|ович|ski|ska|ską|skiej|skiego|skiemu|cki|cka|cką|ckiej|ckiego|wicz|wicza|czyk|czyka|czak|ová|ové|ovou|ský|ská|ské|oğlu|sson|sdóttir|sen|ström|qvist|quist|lund|berg|mann|stein|bach|hoff|opoulos|idis|akis|escu|vić|yan|ian|shvili|inen|nen|stra|sma|huis|kamp|dijk|kıran|gil|can|taş|demir|kaya)$/u;
const patronymic =
  /(?:ович|евич|ьич|овна|евна|ична|инична|овича|евича|овны|евны|овне|евне|йович|івна|ївна|івни|івною)$/u;

/** Whether a word in lower case is made like a surname of a Slavic, Nordic, Turkish or German kind. */
export function hasSurnameEnding(lower: string): boolean {
  return lower.length >= 5 && (surnameEnding.test(lower) || patronymic.test(lower));
}

/** Whether it is a Slavic patronymic. */
export function isPatronymic(lower: string): boolean {
  return lower.length >= 6 && patronymic.test(lower);
}

const caseEndings = [
  "ого",
  "ому",
  "ою",
  "ею",
  "ой",
  "ей",
  "ом",
  "ем",
  "єм",
  "ові",
  "еві",
  "а",
  "у",
  "е",
  "і",
  "ы",
  "и",
  "я",
  "ю",
  "iem",
  "em",
  "owi",
  "ovi",
  "ą",
  "ę",
  "ie",
  "y",
  "i",
  "a",
  "u",
  "o",
  "ou",
  "e",
  "em",
  "ě",
];
const wordEndings = ["", "а", "я", "й", "a", "o", "ь"];
const slavic = /[\p{Script=Cyrillic}ąćęłńóśźżčďěňřšťůžýáíéú]/u;

const alternations = [
  ["ře", "ra"],
  ["ce", "ka"],
  ["ze", "ha"],
  ["dze", "ga"],
  ["ci", "ta"],
  ["ni", "nia"],
  ["ko", "ka"],
  ["ina", "a"],
  ["ův", ""],
  ["ці", "ка"],
  ["зі", "га"],
  ["чин", "ка"],
] as const;

/** Whether a word is a given name in one of the cases of a Slavic language: "Анну", "Bożenie". */
export function isDeclinedGivenName(lower: string): boolean {
  if (lower.length < 4) return false;
  for (const [ending, base] of alternations) {
    if (!lower.endsWith(ending) || lower.length - ending.length < 3) continue;
    if ((sensesOf(lower.slice(0, -ending.length) + base) & Sense.given) !== 0) return true;
  }
  if (lower.endsWith("s") && (sensesOf(lower.slice(0, -1)) & Sense.given) !== 0) return true;
  if (!slavic.test(lower) && !/(?:y|em|ou|owi|ovi|iem|ie|i)$/.test(lower)) return false;
  for (const ending of caseEndings) {
    if (!lower.endsWith(ending) || lower.length - ending.length < 2) continue;
    const stem = lower.slice(0, -ending.length);
    if (wordEndings.some((last) => (sensesOf(stem + last) & Sense.given) !== 0)) return true;
  }
  return false;
}
