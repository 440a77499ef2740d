import { countUp } from "../counting-sort";
import { seededRandom } from "../random";
import { climbMixture, type Mixture } from "./prototype-climb";
import type { MixtureProblem } from "./prototype-model";
import { drawStart, type Tastes, tastesOf } from "./prototype-starts";
import { votersAt } from "./prototype-votes";

/** The best mixture found of one number of classes, the largest class first, with what it is judged by. */
export interface MixtureAttempt {
  readonly classes: number;
  readonly mixture: Mixture;
  /** Free parameters: all strengths of each class but one, its ν where ties are modeled, and all shares but one. */
  readonly parameters: number;
  /** −2·log-likelihood + parameters · ln voters; the smaller the better. */
  readonly bic: number;
  /** −Σ over voters and classes of p·ln p, p the membership: 0 if nobody is in doubt, voters · ln classes at most. */
  readonly entropy: number;
  /** 1 − entropy/(voters · ln classes): 1 if nobody is in doubt, 0 if nothing is known of anybody. */
  readonly certainty: number;
  /** Voters expected in each class. */
  readonly voters: Float64Array;
  /** Restarts that came within half a unit of log-likelihood of the best one, with the voters they climbed with. If it is alone, there may be better ones still. */
  readonly agreeing: number;
}

export interface SearchOptions {
  readonly restarts: number;
  readonly seed: string;
}

/** How near the top a restart climbs, natural-log units: near enough to tell summits apart. */
const coarsely = { tolerance: 0.05, stepLimit: 40 };
/** How near the best one does: its strengths are then off by some thousandth of their standard error, √(2·10⁻⁶). */
const toTheEnd = { tolerance: 1e-6, stepLimit: 2000 };
/** Restarts that differ by less have found the same summit. */
const sameSummit = 0.5;
/** A number of classes this far behind in BIC after the search is not climbed to its end: what is left to climb does not make up for it. */
const outOfReach = 20;
/** Restarts climb with so many voters at most. A class of which a sample has too few voters is not found: one in four hundred shows in it still. */
const searchedVoters = 20_000;

/**
 * The best mixture found of each number of classes, from one on.
 *
 * Restarts climb coarsely, each from a start drawn with a seed of its own, with at most 20 000 voters drawn by the same seed, and only the best
 * goes on, with all voters (em-EM): more restarts can only find better ones. One class needs no search: it is the whole. Numbers that are far
 * behind in BIC stay as coarse as their tolerance, and after two such numbers in a row no more classes are tried.
 *
 * The criterion counts voters, not votes: the mixture is a model of voters, whose votes come from one class together. It takes the likelihood
 * where likelihood and prior are highest. Counting votes instead would ask for more evidence for each
 * class, by (its parameters/2) · ln(votes a voter).
 *
 * @param most classes to try
 * @throws RatingError `not_converged`
 * @see Biernacki, Celeux and Govaert (2003), Comput. Statist. Data Anal. 41(3/4), for the restarts; Fraley and Raftery (2002), J. Am. Statist.
 *   Assoc. 97(458), and (2007), J. Classif. 24(2), for the criterion, the latter with a prior; Nylund, Asparouhov and Muthén (2007), Struct. Equ.
 *   Modeling 14(4), on how well it counts classes; Ramaswamy et al. (1993), Marketing Sci. 12(1), for the certainty
 */
export function searchMixtures(problem: MixtureProblem, most: number, options: SearchOptions): MixtureAttempt[] {
  const searched = withFewVoters(problem, options.seed);
  const tastes = tastesOf(searched);
  const attempts = [judge(wholeMixture(problem), 1)];
  let leastBic = attempts[0]!.bic;
  let behind = 0;
  for (let classes = 2; classes <= most && behind < 2; classes += 1) {
    const { start, agreeing } = bestStart(searched, tastes, classes, options);
    const coarse = climbMixture(problem, start, coarsely);
    const isBehind = judge(coarse, agreeing).bic > leastBic + outOfReach;
    const mixture = isBehind ? coarse : climbMixture(problem, coarse, toTheEnd);
    const attempt = judge(sortClasses(mixture), agreeing);
    attempts.push(attempt);
    leastBic = Math.min(leastBic, attempt.bic);
    behind = isBehind ? behind + 1 : 0;
  }
  return attempts;
}

/** Where the restart that climbed highest ended, and how many came as high. */
function bestStart(problem: MixtureProblem, tastes: Tastes, classes: number, { restarts, seed }: SearchOptions) {
  const shares = new Float64Array(classes).fill(1 / classes);
  const heights = new Float64Array(restarts);
  let best: Mixture | null = null;
  for (let restart = 0; restart < restarts; restart += 1) {
    const random = seededRandom(`${seed}/${classes}/${restart}`);
    const start = { boards: drawStart(problem, tastes, classes, random), shares };
    const mixture = climbMixture(problem, start, coarsely);
    heights[restart] = mixture.height;
    if (best === null || mixture.height > best.height) best = mixture;
  }
  return { start: best!, agreeing: heights.filter((height) => height > best!.height - sameSummit).length };
}

/** The same systems, pairs and whole with a sample of the voters, or all where they are few. */
function withFewVoters(problem: MixtureProblem, seed: string): MixtureProblem {
  const { known } = problem;
  const count = known.voters.length;
  if (count <= searchedVoters) return problem;
  const random = seededRandom(`${seed}/voters`);
  const places = countUp(count);
  // The first steps of a Fisher–Yates shuffle.
  for (let at = 0; at < searchedVoters; at += 1) {
    const other = at + random.below(count - at);
    [places[at], places[other]] = [places[other]!, places[at]!];
  }
  return { ...problem, known: { ...known, ...votersAt(known, places.subarray(0, searchedVoters).sort()) } };
}

function judge(mixture: Mixture, agreeing: number): MixtureAttempt {
  const { boards, memberships, logLikelihood } = mixture;
  const classes = boards.length;
  const voters = memberships.length / classes;
  // Strengths may be shifted, which takes one parameter from each board.
  const parameters = classes * (boards[0]!.length - 1) + classes - 1;
  const entropy = memberships.reduce((sum, chance) => (chance > 0 ? sum - chance * Math.log(chance) : sum), 0);
  return {
    classes,
    mixture,
    parameters,
    bic: parameters * Math.log(voters) - 2 * logLikelihood,
    entropy,
    certainty: classes === 1 ? 1 : Math.max(0, 1 - entropy / (voters * Math.log(classes))),
    voters: expectedVoters(mixture),
    agreeing,
  };
}

function wholeMixture({ known, whole }: MixtureProblem): Mixture {
  const { firstWins, secondWins, ties } = known.pairs;
  const columns = [firstWins, secondWins, ties];
  const cells = { length: firstWins.length * columns.length };
  return {
    fits: [whole],
    boards: [whole.parameters],
    shares: Float64Array.of(1),
    memberships: new Float64Array(known.voters.length).fill(1),
    counts: [Float64Array.from(cells, (_, cell) => columns[cell % 3]![Math.floor(cell / 3)]!)],
    logLikelihood: whole.logLikelihood,
    height: whole.logLikelihood,
    climb: new Float64Array(0),
    isConverged: true,
  };
}

/** Which class is the first is chance. Here it is the largest; of two equal ones that which thinks more of the first system they differ on. */
function sortClasses(mixture: Mixture): Mixture {
  const { boards, memberships } = mixture;
  const classes = boards.length;
  const voters = expectedVoters(mixture);
  const order = [...voters.keys()].sort((one, other) => {
    if (voters[one] !== voters[other]) return voters[other]! - voters[one]!;
    const at = boards[one]!.findIndex((value, index) => value !== boards[other]![index]);
    return at < 0 ? 0 : boards[other]![at]! - boards[one]![at]!;
  });
  return {
    ...mixture,
    fits: order.map((index) => mixture.fits[index]!),
    boards: order.map((index) => boards[index]!),
    shares: Float64Array.from(order, (index) => mixture.shares[index]!),
    memberships: memberships.map((_, at) => memberships[at - (at % classes) + order[at % classes]!]!),
    counts: order.map((index) => mixture.counts[index]!),
  };
}

function expectedVoters({ boards, memberships }: Mixture): Float64Array {
  const sums = new Float64Array(boards.length);
  memberships.forEach((chance, at) => {
    sums[at % sums.length] = sums[at % sums.length]! + chance;
  });
  return sums;
}
