import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Comparisons } from "@/lib/ranking/comparisons";
import { eloPerLogit } from "@/lib/ranking/intervals";
import { outcomes } from "@/lib/ranking/pair-counts";
import { seededRandom } from "@/lib/ranking/random";

/** Elo points between the weakest and the strongest system; the others lie evenly between them. */
export const eloSpread = 300;
export const tieShare = 0.25;

export interface VotesShape {
  readonly votes: number;
  readonly systems: number;
  readonly voters: number;
}

/**
 * Votes of one seed: pairs, sides and voters drawn uniformly, a quarter of them ties, the rest won as Bradley and Terry's model
 * has it. Filled into arrays of their final size, so that hardly anything but the votes themselves stays in memory.
 */
export function syntheticVotes({ votes, systems, voters }: VotesShape): Comparisons {
  const random = seededRandom(`${votes} votes, ${systems} systems, ${voters} voters`);
  const step = eloSpread / eloPerLogit / (systems - 1);
  const [left, right, voter] = [new Int32Array(votes), new Int32Array(votes), new Int32Array(votes)];
  const outcome = new Uint8Array(votes);
  for (let at = 0; at < votes; at += 1) {
    const one = random.below(systems);
    const other = (one + 1 + random.below(systems - 1)) % systems;
    const isTie = random.next() < tieShare;
    const isLeft = random.next() < 1 / (1 + Math.exp((other - one) * step));
    left[at] = one;
    right[at] = other;
    outcome[at] = isTie ? outcomes.indexOf("tie") : outcomes.indexOf(isLeft ? "left" : "right");
    voter[at] = random.below(voters);
  }
  return {
    length: votes,
    systems: names("system", systems),
    voters: names("voter", voters),
    groups: [],
    covariates: [],
    left,
    right,
    outcome,
    votes: new Float64Array(votes).fill(1),
    weight: new Float64Array(votes).fill(1),
    voter,
    group: new Int32Array(votes).fill(-1),
    values: new Float64Array(0),
  };
}

/** What the arrays of votes take. Names are not counted. */
export function bytesOf({ left, right, outcome, votes, weight, voter, group, values }: Comparisons): number {
  return [left, right, outcome, votes, weight, voter, group, values].reduce((sum, list) => sum + list.byteLength, 0);
}

/** The votes as a file with the columns left, right, winner and voter. */
export async function writeCsv(comparisons: Comparisons, file: string): Promise<void> {
  await pipeline(Readable.from(csvParts(comparisons)), createWriteStream(file));
}

function* csvParts({ length, systems, voters, left, right, outcome, voter }: Comparisons): Generator<string> {
  const linesAtOnce = 10_000;
  yield "left,right,winner,voter\n";
  for (let from = 0; from < length; from += linesAtOnce) {
    let lines = "";
    for (let at = from; at < Math.min(from + linesAtOnce, length); at += 1) {
      lines += `${systems[left[at]!]},${systems[right[at]!]},${outcomes[outcome[at]!]},${voters[voter[at]!]}\n`;
    }
    yield lines;
  }
}

function names(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${kind}-${index}`);
}
