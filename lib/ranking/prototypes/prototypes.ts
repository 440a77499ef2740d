import type { Comparisons } from "../comparisons";
import { RatingError } from "../errors";
import type { BothBadPolicy } from "../pair-counts";
import { boardOf, contrastsOf, type PrototypeBoard, type PrototypeContrast } from "./prototype-boards";
import { mixtureVariances } from "./prototype-covariance";
import { type PrototypeTies, poseProblem } from "./prototype-model";
import { type MixtureAttempt, searchMixtures } from "./prototype-search";
import { knownVotesOf, type LeftOutVotes } from "./prototype-votes";

export interface PrototypeOptions {
  /** The most classes to try. Default 5. */
  readonly maxClasses?: number;
  /** Starts for each number of classes. Default 8. */
  readonly restarts?: number;
  /** Any text; the starts are drawn from it. Default `prototypes`. */
  readonly seed?: string;
  /** Default `davidson`, with a ν for each class. Falls back to `half` as the boards do. */
  readonly ties?: PrototypeTies;
  /** Default `tie`. */
  readonly bothBad?: BothBadPolicy;
  /** Voters for each class, at least: fewer are no group of people, and a number of classes that leaves one with fewer is not chosen. Default 10. */
  readonly minVoters?: number;
  /** Indices of the systems to compare, as in `Board.members`. Default: the largest set that the votes of known voters connect. */
  readonly members?: readonly number[];
}

/** One number of classes, and how well so many describe the votes. */
export interface TriedClasses {
  readonly classes: number;
  readonly logLikelihood: number;
  readonly parameters: number;
  /** The smaller the better. */
  readonly bic: number;
  readonly entropy: number;
  /** From 0, nothing is known of anybody's class, to 1, nobody is in doubt. */
  readonly certainty: number;
  /** Voters expected in its smallest class. Under `minVoters` the number is not chosen. */
  readonly smallest: number;
  /** Of the last climb with all voters; a number of classes that is far behind is climbed coarsely. */
  readonly iterations: number;
  readonly isConverged: boolean;
  /** Restarts that found the solution that was climbed on, with 20 000 voters where there are more. */
  readonly agreeing: number;
}

/** A class of voters who judge alike. */
export interface Prototype extends PrototypeBoard {
  /** Of the voters. */
  readonly share: number;
  /** Σ of the memberships. */
  readonly voters: number;
  /** Voters for whom no other class is likelier. */
  readonly assigned: number;
  /** Their mean membership; null if there are none. */
  readonly meanMembership: number | null;
  /** Every system, the surest difference first: that whose interval keeps farthest from 0. Empty for one class. */
  readonly contrasts: readonly PrototypeContrast[];
}

export interface Prototypes {
  readonly method: "bradley-terry-mixture";
  readonly parameters: Required<Omit<PrototypeOptions, "members">> & { readonly level: 0.95 };
  /** Indices of the systems that are compared, ascending. */
  readonly members: readonly number[];
  /** Indices of the voters who have a vote among them, ascending. */
  readonly voters: Int32Array;
  /** Their votes. */
  readonly votes: number;
  readonly leftOut: LeftOutVotes;
  /** The tie model that was used. */
  readonly ties: PrototypeTies;
  /** One entry for each number of classes tried, from 1 on: none after two in a row that are far behind. */
  readonly tried: readonly TriedClasses[];
  /** The chosen classes, the largest first; one if the voters are all alike, or too few to tell. */
  readonly classes: readonly Prototype[];
  /** Probability of each class for each voter: voters × classes, row-major, every row of sum 1. */
  readonly memberships: Float64Array;
  /** How sure the assignment is: see `TriedClasses`. */
  readonly certainty: number;
  /** Whether the intervals know of the doubt about who belongs where; if not, they are too narrow. */
  readonly isDoubtIncluded: boolean;
  /** All voters taken for one class. */
  readonly whole: PrototypeBoard;
}

/**
 * Groups of voters with a board each: a mixture of Bradley–Terry models, the number of groups chosen by BIC.
 *
 * Every voter is taken to vote by one of a few boards throughout; which one is estimated with the boards, so that a voter belongs to each class with a
 * probability. **Real tastes vary without steps: the classes are a summary of them, no proof of kinds of people**, and the more voters there are
 * the more classes BIC asks for. It takes a voter's votes for independent of each other within the class. Where they are not, as with a ranking taken
 * apart into pairs, each vote counts for more than it says, and BIC asks for ever more classes: give a small `maxClasses` then.
 *
 * Each class has a ν of its own. With a shared one, those who often tie would be pushed into a class of flatter strengths; this way they differ
 * in ν, and that is shown. Classes may therefore differ in nothing but readiness to tie: look at `nu` and `contrasts` before naming one. With ties as
 * half wins the likelihood is not quite one, and BIC a rule of thumb.
 *
 * Intervals hold the doubt about memberships and whatever binds the votes of one voter. They do not know that the number of classes was chosen,
 * and of all contrasts one in twenty misses 0 by chance.
 *
 * The same votes and seed give the same bits, whatever the order of the rows. Cost: for each restart some ten steps of `climbMixture` where
 * classes are distinct and up to 40 where they are not, and `mixtureVariances` once for the chosen number.
 *
 * @throws RatingError `invalid` (options) | `empty` (no vote of a known voter) | `disconnected` (with the strong components) | `not_converged`
 * @see `climbMixture`, `searchMixtures` and `mixtureVariances` for the sources
 */
export function findPrototypes(comparisons: Comparisons, options: PrototypeOptions = {}): Prototypes {
  const { maxClasses = 5, restarts = 8, seed = "prototypes", bothBad = "tie", minVoters = 10 } = options;
  for (const number of [maxClasses, restarts, minVoters]) {
    if (!(Number.isInteger(number) && number >= 1)) {
      throw new RatingError({
        code: "invalid",
        detail: "maxClasses, restarts and minVoters are whole numbers from 1 on.",
      });
    }
  }
  const wantedTies = options.ties ?? "davidson";
  const known = knownVotesOf(comparisons, bothBad, options.members ?? null);
  const problem = poseProblem(known, wantedTies);
  const most = Math.max(1, Math.min(maxClasses, Math.floor(known.voters.length / minVoters)));
  const attempts = searchMixtures(problem, most, { restarts, seed });
  const isEligible = ({ classes, voters }: MixtureAttempt) => classes === 1 || Math.min(...voters) >= minVoters;
  const chosen = attempts.filter(isEligible).reduce((best, attempt) => (attempt.bic < best.bic ? attempt : best));

  const single = attempts[0]!;
  const wholeVariances = mixtureVariances(problem, single.mixture);
  const variances = chosen === single ? wholeVariances : mixtureVariances(problem, chosen.mixture);
  const members = ascending(known.members);
  const voters = ascending(known.voters);
  const count = chosen.classes;
  const memberships = new Float64Array(voters.length * count);
  voters.forEach((place, row) => {
    memberships.set(chosen.mixture.memberships.subarray(place * count, (place + 1) * count), row * count);
  });
  return {
    method: "bradley-terry-mixture",
    parameters: { maxClasses, restarts, seed, ties: wantedTies, bothBad, minVoters, level: 0.95 },
    members: members.map((place) => known.members[place]!),
    voters: Int32Array.from(voters, (place) => known.voters[place]!),
    votes: known.votes,
    leftOut: known.leftOut,
    ties: problem.ties,
    tried: attempts.map(summaryOf),
    classes: Array.from({ length: count }, (_, index) => ({
      ...boardOf(problem, chosen.mixture, index, variances, members),
      ...sizeOf(chosen, index),
      contrasts: count === 1 ? [] : contrastsOf(problem, chosen.mixture, index, variances),
    })),
    memberships,
    certainty: chosen.certainty,
    isDoubtIncluded: variances.isDoubtIncluded,
    whole: boardOf(problem, single.mixture, 0, wholeVariances, members),
  };
}

function summaryOf({ mixture, voters, ...attempt }: MixtureAttempt): TriedClasses {
  const { logLikelihood, climb, isConverged } = mixture;
  return { ...attempt, logLikelihood, smallest: Math.min(...voters), iterations: climb.length, isConverged };
}

function sizeOf({ classes, mixture, voters }: MixtureAttempt, index: number) {
  const { memberships } = mixture;
  const count = memberships.length / classes;
  let assigned = 0;
  let sum = 0;
  for (let voter = 0; voter < count; voter += 1) {
    const own = memberships.subarray(voter * classes, (voter + 1) * classes);
    if (own.some((chance) => chance > own[index]!)) continue;
    assigned += 1;
    sum += own[index]!;
  }
  return {
    share: voters[index]! / count,
    voters: voters[index]!,
    assigned,
    meanMembership: assigned > 0 ? sum / assigned : null,
  };
}

/** Places in the order of the indices they hold. */
function ascending(indices: Int32Array): number[] {
  return [...indices.keys()].sort((one, other) => indices[one]! - indices[other]!);
}
