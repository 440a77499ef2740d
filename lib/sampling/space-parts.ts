import type { DrawSpace, OutputPair } from "./draw-space";
import { nameOfPair } from "./draw-space";
import type { PolicyPart } from "./policy/mix-parts";
import { chanceOf, type PairWeights, pairAt } from "./policy/pair-weights";
import { drawIndex } from "./random";

/** A persona is drawn by what it lacks to so much of the mean. */
const coverageShare = 0.9;

/** Pairs of systems by weight, and a cell of theirs uniformly. Null without weights. A draw costs O(log pairs) where outputs mostly differ. */
export function weightedPart<Name extends string>(
  name: Name,
  share: number,
  space: DrawSpace,
  weights: PairWeights | null,
): PolicyPart<OutputPair, Name> | null {
  if (!weights) return null;
  return {
    name,
    share,
    draw(random) {
      const { first, second } = pairAt(weights, random());
      return { cell: space.drawCellOf(first, second, random), first, second };
    },
    chanceOf: ({ first, second }) => chanceOf(weights, { first, second }) / space.cellsOf(first, second),
  };
}

/** Every pair of outputs alike. Null in an empty space. A draw costs O(log cells). */
export function uniformPart<Name extends string>(
  name: Name,
  share: number,
  space: DrawSpace,
): PolicyPart<OutputPair, Name> | null {
  if (space.size === 0) return null;
  return { name, share, draw: (random) => space.drawPair(random), chanceOf: () => 1 / space.size };
}

/**
 * Persona coverage: personas by what their battles lack to nine tenths of the mean, then a pair of theirs uniformly. Null where nobody lacks anything.
 * A draw costs O(cells).
 *
 * @param judged battles of each persona version that were judged so far; one that is not named has none
 */
export function coveragePart<Name extends string>(
  name: Name,
  share: number,
  space: DrawSpace,
  judged: ReadonlyMap<string, number>,
): PolicyPart<OutputPair, Name> | null {
  const pairs = new Map<string, number>();
  space.cells.forEach(({ personaVersionId }, cell) => {
    pairs.set(personaVersionId, (pairs.get(personaVersionId) ?? 0) + space.pairsOfCell(cell));
  });
  const able = [...pairs].filter(([, count]) => count > 0).map(([id]) => id);
  const mean = able.reduce((sum, id) => sum + (judged.get(id) ?? 0), 0) / able.length;
  const lacks = new Map(able.map((id) => [id, Math.max(0, coverageShare * mean - (judged.get(id) ?? 0))]));
  const whole = [...lacks.values()].reduce((sum, lack) => sum + lack, 0);
  if (!(whole > 0)) return null;
  // Each pair of a persona weighs the persona's lack over its pairs; cells are drawn by the sum of theirs.
  const weightOf = (cell: number) => {
    const { personaVersionId } = space.cells[cell]!;
    return (lacks.get(personaVersionId) ?? 0) / whole / pairs.get(personaVersionId)!;
  };
  return {
    name,
    share,
    draw(random) {
      let rest = random();
      let drawn = 0;
      for (let cell = 0; cell < space.cells.length; cell += 1) {
        const weight = weightOf(cell) * space.pairsOfCell(cell);
        if (weight === 0) continue;
        drawn = cell;
        rest -= weight;
        if (rest < 0) break;
      }
      return space.drawPairOf(drawn, random);
    },
    chanceOf: ({ cell }) => weightOf(cell),
  };
}

/** Overlap: pairs that more annotators are wanted for, each alike. Null where there is none. A draw costs O(1). */
export function overlapPart<Name extends string>(
  name: Name,
  share: number,
  wanted: readonly OutputPair[],
): PolicyPart<OutputPair, Name> | null {
  if (wanted.length === 0) return null;
  const names = new Set(wanted.map(nameOfPair));
  return {
    name,
    share,
    draw: (random) => wanted[drawIndex(wanted.length, random)]!,
    chanceOf: (pair) => (names.has(nameOfPair(pair)) ? 1 / wanted.length : 0),
  };
}
