import type { Outcome } from "@/lib/ranking/pair-counts";
import { FileError, quoted, type RowUnit } from "./file-error";

const words: Readonly<Record<string, Outcome>> = {
  left: "left",
  a: "left",
  model_a: "left",
  right: "right",
  b: "right",
  model_b: "right",
  tie: "tie",
  both_bad: "both_bad",
  bothbad: "both_bad",
  "tie_(bothbad)": "both_bad",
  "tie_(both_bad)": "both_bad",
  neither: "both_bad",
};

const spellings = Object.keys(words).join(", ").replaceAll("_(", " (");

/** A text that means an outcome, with the rows (from 1; 0 for none) where it was first taken as a word and as a name. */
interface KnownWord {
  readonly outcome: Outcome;
  asWord: number;
  asName: number;
}

/**
 * Reads who won a comparison from one text: a word for a side, or the name of one of the two systems. Case, spaces for
 * underscores and space around a word do not matter.
 *
 * A system may be called like a word: "A" on the right wins where the text says "A". A file in which the same text is a
 * name in one row and a word in another is contradictory, and refused.
 */
export class OutcomeReader {
  readonly #file: string;
  readonly #unit: RowUnit;
  /** By the text as the file writes it; only words, so that it stays small. */
  readonly #known = new Map<string, KnownWord>();

  constructor(file: string, unit: RowUnit) {
    this.#file = file;
    this.#unit = unit;
  }

  /** @throws FileError `unknown_outcome` */
  read(left: string, right: string, winner: string, row: number): Outcome {
    const word = this.#known.get(winner) ?? this.#learn(winner);
    const name = winner === left ? "left" : winner === right ? "right" : null;
    if (word === undefined) {
      if (name !== null) return name;
      const names = `${quoted(left)} nor ${quoted(right)}`;
      throw this.#fail(`${quoted(winner)} does not say who won: it is neither ${names}, nor one of ${spellings}.`, row);
    }
    if (name === null) {
      if (word.asName > 0) throw this.#contradiction(winner, row, word.asName, "a side", "a system");
      if (word.asWord === 0) word.asWord = row;
      return word.outcome;
    }
    if (name !== word.outcome) {
      if (word.asWord > 0) throw this.#contradiction(winner, row, word.asWord, "a system", "a side");
      if (word.asName === 0) word.asName = row;
    }
    return name;
  }

  #learn(winner: string): KnownWord | undefined {
    const word = winner
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_");
    if (!Object.hasOwn(words, word)) return undefined;
    const known: KnownWord = { outcome: words[word]!, asWord: 0, asName: 0 };
    this.#known.set(winner, known);
    return known;
  }

  #contradiction(winner: string, row: number, otherRow: number, here: string, there: string): FileError {
    return this.#fail(`${quoted(winner)} means ${here} here, but ${there} in ${this.#unit} ${otherRow}.`, row);
  }

  #fail(detail: string, row: number): FileError {
    return new FileError("unknown_outcome", detail, { file: this.#file, unit: this.#unit, row });
  }
}
