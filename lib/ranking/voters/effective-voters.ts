import type { VoterCells } from "./voter-cells";

/**
 * How many voters with equally many votes each system's votes are worth: (Σ n)²/Σ n², with n the votes (times weight) of each voter
 * in which the system took part. A vote of an unknown voter is a voter of its own. 0 for a system without votes.
 *
 * How voters differ about a system is learned from these, be there thousands of others: from four where four voters judged a
 * newcomer, from nine where one of forty voters cast a third of all votes. One less are the degrees of freedom of the clustered
 * variance. Cost O(cells), memory O(systems).
 *
 * @returns of length systems *
 * @see Kish (1965), Survey Sampling, §11.7; Potthoff, Woodbury and Manton (1992), J. Am. Statist. Assoc. 87(418), and Carter,
 *   Schnepel and Steigerwald (2017), Rev. Econ. Statist. 99(4), for degrees of freedom
 */
export function effectiveVoters(cells: VoterCells): Float64Array {
  const { systems, first, second, voters, starts, cell, amount, lone } = cells;
  const sums = new Float64Array(systems);
  const squares = new Float64Array(systems);
  const ofVoter = new Float64Array(systems);
  for (let voter = 0; voter < voters.length; voter += 1) {
    for (let at = starts[voter]!; at < starts[voter + 1]!; at += 1) {
      const pair = Math.floor(cell[at]! / 3);
      add(ofVoter, first[pair]!, amount[at]!);
      add(ofVoter, second[pair]!, amount[at]!);
    }
    for (let at = starts[voter]!; at < starts[voter + 1]!; at += 1) {
      const pair = Math.floor(cell[at]! / 3);
      for (const index of [first[pair]!, second[pair]!]) {
        add(sums, index, ofVoter[index]!);
        add(squares, index, ofVoter[index]! ** 2);
        ofVoter[index] = 0;
      }
    }
  }
  lone.cell.forEach((number, row) => {
    const pair = Math.floor(number / 3);
    for (const index of [first[pair]!, second[pair]!]) {
      add(sums, index, lone.votes[row]! * lone.weight[row]!);
      add(squares, index, lone.votes[row]! * lone.weight[row]! ** 2);
    }
  });
  return sums.map((sum, index) => (sum === 0 ? 0 : sum ** 2 / squares[index]!));
}

function add(target: Float64Array, index: number, amount: number): void {
  target[index] = target[index]! + amount;
}
