import { choleskySolve } from "../linear-algebra";
import { heldFactor } from "../newton";
import type { ControlRows } from "./control-rows";

/**
 * A control is collinear if less than this share of its sum of squares is left when systems and other controls have explained
 * what they can: what it says of its own is below a hundredth of its standard deviation. Its coefficient would have a hundred times the error.
 */
const leastOwnShare = 1e-4;

/**
 * One standard deviation of each column: √(Σ votes·x² / Σ votes).
 *
 * Nothing is subtracted. A difference between left and right is as good as its mirror image, seen from the other side, and both together have mean 0;
 * taking off the mean of one side would put a part of the position's effect into the covariate.
 * Cost O(rows · columns).
 *
 * @returns length columns; 0 where the column is 0 throughout
 */
export function scalesOf(rows: ControlRows): Float64Array {
  const { columns, values } = rows;
  const largest = new Float64Array(columns);
  values.forEach((value, index) => {
    largest[index % columns] = Math.max(largest[index % columns]!, Math.abs(value));
  });
  const squares = new Float64Array(columns);
  let total = 0;
  for (let row = 0; row < rows.first.length; row += 1) {
    const votes = votesOf(rows, row);
    total += votes;
    for (let column = 0; column < columns; column += 1) {
      // Relative to the largest, whose square may be beyond every number.
      if (largest[column]! > 0) squares[column]! += votes * (values[row * columns + column]! / largest[column]!) ** 2;
    }
  }
  return squares.map((sum, column) => largest[column]! * Math.sqrt(sum / total));
}

/**
 * Columns that cannot be told from the systems and the columns before them: each system always on the left, always the longer
 * one by as much, or one covariate made of others.
 *
 * Elimination in the matrix of sums of squares and products, systems first, then the columns in order; one whose remainder is
 * next to nothing is left out. Cost O(rows · columns²) + systems³/3 + columns · systems².
 *
 * @param rows of connected systems, with columns of standard deviation 1
 * @returns indices of the columns, ascending
 */
export function collinearColumns(rows: ControlRows): number[] {
  const { systems, first, second, columns, values } = rows;
  if (columns === 0) return [];
  const among = new Float64Array(systems * systems);
  const across = Array.from({ length: columns }, () => new Float64Array(systems));
  const own = new Float64Array(columns * columns);
  for (let row = 0; row < first.length; row += 1) {
    const votes = votesOf(rows, row);
    const [one, other] = [first[row]!, second[row]!];
    among[one * systems + one]! += votes;
    among[other * systems + other]! += votes;
    among[other * systems + one]! -= votes;
    for (let column = 0; column < columns; column += 1) {
      const part = votes * values[row * columns + column]!;
      across[column]![one]! += part;
      across[column]![other]! -= part;
      for (let to = 0; to < columns; to += 1) own[column * columns + to]! += part * values[row * columns + to]!;
    }
  }
  const factor = heldFactor(among, { dimension: systems, systems, isShiftFree: true });
  // Amounts so unequal that they drown each other tell nothing of columns; the search will say what comes of it.
  if (factor === null) return [];
  const explained = across.map((sums) => choleskySolve(factor, systems, sums));
  const rest = own.map((sum, index) => {
    const [sums, weights] = [across[Math.floor(index / columns)]!, explained[index % columns]!];
    return sum - sums.reduce((total, value, system) => total + value * weights[system]!, 0);
  });
  const collinear: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const pivot = rest[column * columns + column]!;
    if (!(pivot > leastOwnShare * own[column * columns + column]!)) {
      collinear.push(column);
      continue;
    }
    const eliminated = rest.slice(column * columns, (column + 1) * columns);
    for (let from = column + 1; from < columns; from += 1) {
      const share = eliminated[from]! / pivot;
      for (let to = column; to < columns; to += 1) rest[from * columns + to]! -= share * eliminated[to]!;
    }
  }
  return collinear;
}

function votesOf(rows: ControlRows, row: number): number {
  return rows.firstWins[row]! + rows.secondWins[row]! + rows.ties[row]!;
}
