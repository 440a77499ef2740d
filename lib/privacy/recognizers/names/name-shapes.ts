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
  ["i", "ia"],
  ["kiem", "ek"],
  ["kowi", "ek"],
  ["kem", "ek"],
  ["kovi", "ek"],
  ["ka", "ek"],
  ["ku", "ek"],
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

const romanized =
  "a|ae|ah|ahn|bae|baek|bi|bin|bo|bok|bong|bum|beom|byeong|byung|chae|chan|chang|cheol|cheon|chul|chun|da|dae|dal|deok|do|dong|doo|du|duk|eui|eul|eun|ga|gab|gang|geon|geun|gi|gil|go|gon|goo|gu|gun|gwang|gwi|gyeong|gyu|ha|hae|han|hee|heon|heung|ho|hoon|hun|hwa|hwan|hwi|hye|hyeok|hyeon|hyo|hyuk|hyun|hyung|i|il|im|in|ja|jae|jang|je|jeong|jeongi|ji|jin|jong|joo|joon|ju|jun|jung|ki|kook|kuk|kwan|kwang|kyeong|kyoung|kyu|kyun|kyung|mi|min|mo|moon|mu|mun|myeong|myoung|myung|na|nam|oh|ok|ra|ran|rae|ri|rin|ryeong|ryul|sae|san|sang|se|seo|seok|seol|seon|seong|seop|seul|seung|shi|shik|shin|si|sik|sil|sim|so|sol|sook|soo|soon|su|suk|sun|sung|sup|tae|taek|u|uk|un|wan|wha|won|woo|wook|woong|ye|yea|yeo|yeol|yeon|yeong|yi|yong|yoo|yool|yoon|you|young|youn|yu|yul|yun";
const koreanGiven = new RegExp(`^(?:${romanized})-(?:${romanized})$`);

/** "Min-jun", "Seo-yeon": two syllables of Korean names in Latin letters. */
export function isRomanizedGivenName(lower: string): boolean {
  return koreanGiven.test(lower);
}

const personalEnding =
  /(?:owski|owska|owskiego|owskiemu|owskim|owskiej|owską|owskich|ewski|ewska|ewskiego|ewskim|ewskiej|ewską|iński|ińska|ińskiego|ińskim|ińskiej|yński|yńska|yńskiego|awski|awska|awskiego|awskim|awskiej|ulski|ulska|ulskiego|ulskim|icki|icka|ickiego|ickim|ickiej|ewicz|ewicza|ewiczem|ewiczowi|owicz|owicza|owiczem|owiczowi|czyk|czyka|czykiem|czykowi|czak|czaka|czakiem|czakowi|kowa|kowej|ůvna|ovová|ková|kové|kovou|ková|enko|енко|енка|енку|енком|ченко|чука|чуку|чуком|швили|дзе|[оеё]вич|[оеё]вича|[оеё]вичем|ovič|ović|ević|oğlu|oğulları|sson|ssons|sdóttir|ström|ströms|qvist|quist|kvist|gren|strand|lund|lunds|opoulos|idis|escu|stra|sma|huizen|huis|kamp|meijer|meier|mayer|meyer|hoff|hofer|bauer|huber|stetter|mann|manns)$/u;

/** Whether a word in lower case ends as surnames do and other words hardly. */
export function hasPersonalEnding(lower: string): boolean {
  return (lower.length >= 6 && personalEnding.test(lower)) || /^(?:mc|o')\p{L}{4,}$/u.test(lower);
}

const surnameCases = [
  "owi",
  "ovi",
  "iem",
  "em",
  "ych",
  "ých",
  "ami",
  "ом",
  "ем",
  "ым",
  "ым",
  "ой",
  "ым",
  "ому",
  "ого",
  "ым",
  "ej",
  "ě",
  "a",
  "u",
  "e",
  "а",
  "у",
  "ы",
  "s",
];

/** Whether it is a surname of the lists in one of the cases of a Slavic language, or its plural: "Kaczmarka", "Novotných". */
export function isDeclinedSurname(lower: string): boolean {
  for (const ending of surnameCases) {
    if (!lower.endsWith(ending) || lower.length - ending.length < 4) continue;
    const stem = lower.slice(0, -ending.length);
    const bases = [stem, `${stem}ek`.replace(/kek$/, "ek"), `${stem}ý`, `${stem}y`, `${stem}i`, `${stem}a`];
    if (stem.endsWith("k")) bases.push(`${stem.slice(0, -1)}ek`);
    if (bases.some((base) => (sensesOf(base) & (Sense.surname | Sense.common)) === Sense.surname)) return true;
  }
  return false;
}
