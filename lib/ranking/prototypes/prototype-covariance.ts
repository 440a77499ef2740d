import { RatingError } from "../errors";
import { choleskyFactor, choleskyInverse, multiply } from "../linear-algebra";
import { heldFactor } from "../newton";
import type { Mixture } from "./prototype-climb";
import { leastMembership, priorVoters } from "./prototype-em";
import { cellScoresOf, type MixtureProblem, outcomesOfPair } from "./prototype-model";

/** Variances of strengths, natural-log units squared, in the gauge where those of each board have mean 0. Classes × systems, row-major. */
export interface MixtureVariances {
  /** From the information in the votes: right where the mixture is. */
  readonly model: Float64Array;
  /** Right for independent voters, whatever binds the votes of one; too narrow for few of them. */
  readonly clustered: Float64Array;
  /** Of the strength in the class minus that in the whole, which rest on the same votes; clustered. */
  readonly difference: Float64Array;
  /** How many voters with equally many votes `clustered` rests on: see `effectiveVoters`. Votes count by membership. */
  readonly voters: Float64Array;
  /** Whether the doubt about who belongs where is in. It is not where the votes do not settle all parameters together. */
  readonly isDoubtIncluded: boolean;
}

/**
 * Variances of the strengths of every class, with the doubt about who belongs to it.
 *
 * The information is that of the votes alone: what it would be if memberships were known, minus what not knowing them costs, which is the
 * covariance of each voter's score over the classes (Louis). Its inverse is `model`; with G/(G − 1) · Σ over the G voters of score·scoreᵀ in
 * the middle it is `clustered`. The classes, their tie parameters and shares are in one matrix, since voters in doubt tie them together.
 *
 * What is not in is that the number of classes was chosen by the same votes: these are the variances for a number that was given.
 *
 * Cost O(voters · (systems of a voter · classes they may belong to)² + (classes · systems)³); memory O((classes · systems)²).
 *
 * @throws RatingError `not_converged` if even the information for known memberships is singular
 * @see Louis (1982), J. R. Statist. Soc. B 44(2); White (1982), Econometrica 50(1); McLachlan and Peel (2000), Finite Mixture Models, §2.15
 */
export function mixtureVariances(problem: MixtureProblem, mixture: Mixture): MixtureVariances {
  const { whole } = problem;
  const voters = problem.known.voters.length;
  const classes = mixture.boards.length;
  const { dimension, systems } = whole;
  const inner = classes * dimension + classes - 1;
  const size = inner + dimension;
  const sums = sumScores(problem, mixture, size, inner);

  const known = knownInformation(mixture, voters, inner);
  const observed = new Float64Array(inner * inner);
  for (let row = 0; row < inner; row += 1) {
    for (let column = 0; column < inner; column += 1) {
      const at = row * inner + column;
      observed[at] = known[at]! - sums.within[at]! + sums.products[row * size + column]!;
    }
  }
  const held = heldDiagonals(known, inner, dimension, classes, systems);
  const factor = heldBlocksFactor(observed, inner, held);
  const innerFactor = factor ?? heldBlocksFactor(known, inner, held);
  const wholeFactor = heldFactor(whole.information, whole);
  if (innerFactor === null || wholeFactor === null) {
    throw new RatingError({
      code: "not_converged",
      detail: "The votes do not determine the strengths: the information matrix is singular.",
      iterations: mixture.climb.length,
      gradient: 0,
    });
  }
  const inverse = new Float64Array(size * size);
  placeBlock(inverse, size, choleskyInverse(innerFactor, inner), inner, 0);
  placeBlock(inverse, size, choleskyInverse(wholeFactor, dimension), dimension, inner);
  const blocks = [...Array.from({ length: classes }, (_, index) => index * dimension), inner];
  centerBlocks(inverse, size, blocks, systems);

  const spread = multiply(inverse, sums.products, size);
  const correction = voters > 1 ? voters / (voters - 1) : 1;
  const clusteredAt = (row: number, column: number) => {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += spread[row * size + k]! * inverse[k * size + column]!;
    return sum * correction;
  };
  const model = new Float64Array(classes * systems);
  const clustered = new Float64Array(classes * systems);
  const difference = new Float64Array(classes * systems);
  for (let index = 0; index < classes; index += 1) {
    for (let system = 0; system < systems; system += 1) {
      const own = index * dimension + system;
      const all = inner + system;
      const at = index * systems + system;
      model[at] = inverse[own * size + own]!;
      clustered[at] = Math.max(0, clusteredAt(own, own));
      difference[at] = Math.max(0, clustered[at]! + clusteredAt(all, all) - 2 * clusteredAt(own, all));
    }
  }
  return { model, clustered, difference, voters: sums.voters, isDoubtIncluded: factor !== null };
}

/**
 * Sums over voters, with the parameters of the classes, the logits of all shares but the last, and those of the whole, in this order:
 * `products`, size × size, of the voter's score with itself; `within`, inner × inner, of the scores that the voter would have in each class,
 * weighted by membership.
 */
function sumScores(problem: MixtureProblem, mixture: Mixture, size: number, inner: number) {
  const { starts, cell, amount, first, second, systems } = problem.known.cells;
  const { memberships, shares } = mixture;
  const { dimension } = problem.whole;
  const classes = shares.length;
  const cellScores = [...mixture.boards, problem.whole.parameters].map((parameters) =>
    cellScoresOf(problem.known.pairs, problem.model, parameters),
  );
  const products = new Float64Array(size * size);
  const within = new Float64Array(inner * inner);
  // Σ n and Σ n² over voters, n the votes of a voter on a system times membership.
  const votes = new Float64Array(classes * systems);
  const squares = new Float64Array(classes * systems);
  const ofVoter = new Float64Array(systems);
  // Scores of one voter on each board, boards × dimension, cleared after use where they were touched.
  const scores = new Float64Array(cellScores.length * dimension);
  for (let voter = 0; voter + 1 < starts.length; voter += 1) {
    const touched = new Set<number>();
    for (let at = starts[voter]!; at < starts[voter + 1]!; at += 1) {
      const pair = Math.floor(cell[at]! / outcomesOfPair);
      touched.add(first[pair]!).add(second[pair]!);
      add(ofVoter, first[pair]!, amount[at]!);
      add(ofVoter, second[pair]!, amount[at]!);
      cellScores.forEach((ofBoard, board) => {
        const surprise = amount[at]! * ofBoard[2 * cell[at]!]!;
        add(scores, board * dimension + first[pair]!, surprise);
        add(scores, board * dimension + second[pair]!, -surprise);
        if (dimension > systems) add(scores, board * dimension + systems, amount[at]! * ofBoard[2 * cell[at]! + 1]!);
      });
    }
    const parameters = [...touched].sort((one, other) => one - other);
    for (let index = 0; index < classes; index += 1) {
      for (const system of parameters) {
        const part = memberships[voter * classes + index]! * ofVoter[system]!;
        add(votes, index * systems + system, part);
        add(squares, index * systems + system, part * part);
      }
    }
    for (const system of parameters) ofVoter[system] = 0;
    if (dimension > systems) parameters.push(systems);

    const places: number[] = [];
    const values: number[] = [];
    for (let index = 0; index < classes; index += 1) {
      const membership = memberships[voter * classes + index]!;
      if (membership < leastMembership) continue;
      const ownPlaces = parameters.map((parameter) => index * dimension + parameter);
      const ownValues = ownPlaces.map((place) => scores[place]!);
      places.push(...ownPlaces);
      values.push(...ownValues.map((value) => membership * value));
      for (let share = 0; share < classes - 1; share += 1) {
        ownPlaces.push(classes * dimension + share);
        ownValues.push((share === index ? 1 : 0) - shares[share]!);
      }
      addProducts(within, inner, ownPlaces, ownValues, membership);
    }
    for (let share = 0; share < classes - 1; share += 1) {
      places.push(classes * dimension + share);
      values.push(memberships[voter * classes + share]! - shares[share]!);
    }
    for (const parameter of parameters) {
      places.push(inner + parameter);
      values.push(scores[classes * dimension + parameter]!);
    }
    addProducts(products, size, places, values, 1);
    for (let board = 0; board <= classes; board += 1) {
      for (const parameter of parameters) scores[board * dimension + parameter] = 0;
    }
  }
  mirror(products, size);
  mirror(within, inner);
  // A class that nobody is in has neither.
  return { products, within, voters: votes.map((sum, at) => (sum > 0 ? sum ** 2 / squares[at]! : 0)) };
}

/** The information if memberships were known: each class's own, and that of the shares. */
function knownInformation(mixture: Mixture, voters: number, inner: number): Float64Array {
  const { fits, shares } = mixture;
  const classes = fits.length;
  const known = new Float64Array(inner * inner);
  fits.forEach(({ information, dimension }, index) => {
    placeBlock(known, inner, information, dimension, index * dimension);
  });
  const start = inner - (classes - 1);
  for (let row = 0; row < classes - 1; row += 1) {
    for (let column = 0; column < classes - 1; column += 1) {
      const entry = (row === column ? shares[row]! : 0) - shares[row]! * shares[column]!;
      known[(start + row) * inner + start + column] = (voters + classes * priorVoters) * entry;
    }
  }
  return known;
}

/** For each class the place of the system with the most information, and that information: see `heldFactor`. */
function heldDiagonals(known: Float64Array, inner: number, dimension: number, classes: number, systems: number) {
  return Array.from({ length: classes }, (_, index) => {
    let place = index * dimension;
    for (let other = place; other < index * dimension + systems; other += 1) {
      if (known[other * inner + other]! > known[place * inner + place]!) place = other;
    }
    return { place, information: known[place * inner + place]! };
  });
}

/** Cholesky factor with one system of each class held, so that no board can be shifted; null if singular beyond that. */
function heldBlocksFactor(
  information: Float64Array,
  size: number,
  held: readonly { place: number; information: number }[],
): Float64Array | null {
  const factor = Float64Array.from(information);
  for (const { place, information: amount } of held) add(factor, place * size + place, amount);
  return choleskyFactor(factor, size) ? factor : null;
}

function placeBlock(target: Float64Array, size: number, block: Float64Array, blockSize: number, start: number): void {
  for (let row = 0; row < blockSize; row += 1) {
    target.set(block.subarray(row * blockSize, (row + 1) * blockSize), (start + row) * size + start);
  }
}

/** Takes the mean over each block's strengths from its rows and columns. */
function centerBlocks(matrix: Float64Array, size: number, blocks: readonly number[], systems: number): void {
  for (const start of blocks) {
    for (const [along, across] of [[size, 1] as const, [1, size] as const]) {
      for (let line = 0; line < size; line += 1) {
        let mean = 0;
        for (let at = start; at < start + systems; at += 1) mean += matrix[at * along + line * across]! / systems;
        for (let at = start; at < start + systems; at += 1) add(matrix, at * along + line * across, -mean);
      }
    }
  }
}

/** Adds weight · values·valuesᵀ to the lower triangle. Places ascending. */
function addProducts(target: Float64Array, size: number, places: number[], values: number[], weight: number): void {
  for (let row = 0; row < places.length; row += 1) {
    const base = places[row]! * size;
    const scaled = weight * values[row]!;
    for (let column = 0; column <= row; column += 1) add(target, base + places[column]!, scaled * values[column]!);
  }
}

function mirror(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) matrix[column * size + row] = matrix[row * size + column]!;
  }
}

function add(target: Float64Array, index: number, amount: number): void {
  target[index] = target[index]! + amount;
}
