import { formatCount, formatSigned } from "@/components/ui/format-number";
import type { Board, BoardLift } from "@/lib/leaderboards/schema";

/** A sentence in pieces: the number that the finding is about carries the accent. */
export interface Finding {
  readonly before: string;
  readonly number: string | null;
  readonly after: string;
  /** How all the comparisons with a control came out. */
  readonly rest: string | null;
}

/** A positive bound in whole points, but with a decimal where it would read "0" although the interval excludes zero. */
function sayBound(bound: number): string {
  return bound < 0.5 ? Math.max(bound, 0.1).toFixed(1) : formatCount(bound);
}

/** What a strategy personalizes from, as words in a sentence. */
const strategyWords: Readonly<Record<string, string>> = {
  persona: "from the persona",
  history: "from the history",
  "profile-summary": "from a profile summary",
  collaborative: "from similar personas",
};

function sayStrategy({ family, strategy }: Pick<BoardLift, "family" | "strategy">): string {
  return `${family} ${strategyWords[strategy] ?? `with ${strategy.replaceAll("-", " ")}`}`;
}

function sayVotes({ votes, simulatedVotes }: Board["snapshot"]): string {
  if (simulatedVotes === 0) return "";
  return simulatedVotes === votes ? "In these simulated votes, " : "In these votes, simulated ones included, ";
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function sayRest(lifts: readonly BoardLift[]): string {
  const above = lifts.filter(({ low }) => low > 0).length;
  const below = lifts.filter(({ high }) => high < 0).length;
  const open = lifts.length - above - below;
  const total = lifts.length === 1 ? "one personalized system" : `${lifts.length} personalized systems`;
  const parts = [`${above} ${above === 1 ? "stands" : "stand"} clear above ${above === 1 ? "its" : "their"} control`];
  if (below > 0) parts.push(`${below} clear below`);
  if (open > 0) parts.push(`${open} cannot be told from ${open === 1 ? "its own" : "theirs"}`);
  return `Of ${total}, ${parts.join(", ")}.`;
}

/** Widest interval of a lift, in points, that is said in a sentence: a wider one rests on a handful of decided votes. */
const widestSaid = 400;

const isSharp = ({ low, high }: BoardLift) => high - low <= widestSaid;

/**
 * What a board found, said from its lifts alone: the largest lift whose interval excludes zero and is not too wide; else
 * the largest loss of that kind; else that nothing is settled. The counts of all comparisons follow, so that the pick of the largest is seen for
 * what it is.
 */
export function sayFinding(board: Pick<Board, "snapshot" | "systems" | "lifts">): Finding {
  const { lifts, systems, snapshot } = board;
  const plain = (before: string, rest: string | null = null): Finding => ({ before, number: null, after: "", rest });
  if (snapshot.votes === 0) return plain("No votes yet, so there is nothing to find.");
  if (systems.every(({ rating }) => rating === null)) return plain("There are too few votes to rate a system yet.");
  if (lifts.length === 0) return plain("No personalized system can be compared with its control yet.");

  const scope = sayVotes(snapshot);
  const gains = lifts.filter((lift) => lift.low > 0 && isSharp(lift)).sort((a, b) => b.lift - a.lift);
  const losses = lifts.filter((lift) => lift.high < 0 && isSharp(lift)).sort((a, b) => a.lift - b.lift);
  const [gain] = gains;
  if (gain) {
    return {
      before: capitalize(`${scope}personalizing ${sayStrategy(gain)} is worth `),
      number: formatSigned(gain.lift),
      after: ` points, between ${sayBound(gain.low)} and ${sayBound(gain.high)}.`,
      rest: sayRest(lifts),
    };
  }
  const [loss] = losses;
  if (loss) {
    return {
      before: capitalize(`${scope}personalizing ${sayStrategy(loss)} costs `),
      number: formatCount(-loss.lift),
      after: ` points, between ${sayBound(-loss.high)} and ${sayBound(-loss.low)}.`,
      rest: sayRest(lifts),
    };
  }
  if (lifts.some(({ low, high }) => low > 0 || high < 0)) {
    return plain(
      capitalize(`${scope}nothing is settled yet: the votes that name a winner are too few.`),
      `A lift is named when its interval excludes zero and spans at most ${widestSaid} points.`,
    );
  }
  return plain(
    capitalize(`${scope}nothing is settled yet: no personalized system can be told from its control.`),
    lifts.length > 1 ? `All ${lifts.length} intervals of a lift hold zero.` : "The interval of its lift holds zero.",
  );
}
