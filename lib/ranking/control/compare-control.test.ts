import { describe, expect, it } from "vitest";
import { type ComparisonRow, ComparisonsBuilder } from "../comparisons";
import { RatingError } from "../errors";
import { eloPerLogit } from "../intervals";
import { seededRandom } from "../random";
import { rateComparisons } from "../rate";
import { systemIds } from "../testing/drawn-votes";
import { comparisonsOfRows, drawControlledRows, type PlantedControls } from "../testing/planted-controls";
import { compareControl } from "./compare-control";
import { fitControlled } from "./fit-controlled";

/** s0 and s1 are as good as each other and s1 writes at length; s2 is better than both. */
const confounded: PlantedControls = {
  strengths: [-0.3, -0.3, 0.6],
  nu: 0.6,
  position: 0.2,
  coefficients: [0.6],
  drawValues: (random, left, right) => [(left === 1 ? 1 : 0) - (right === 1 ? 1 : 0) + random.normal()],
};

describe("planted confounding", () => {
  const rows = drawControlledRows(confounded, 3000, seededRandom("confounding"));
  const [board] = compareControl(comparisonsOfRows(rows, 3, 1));
  const [short, long] = board!.systems;

  it("makes the longer system look better without control", () => {
    expect(long!.plain.low).toBeGreaterThan(short!.plain.high);
    expect(long!.plain.rank).toBe(short!.plain.rank - 1);
  });

  it("does not with control", () => {
    const { strengths, covariances } = board!.fit;
    const [own, joint] = [covariances.sandwich[0]! + covariances.sandwich[4]!, covariances.sandwich[1]!];
    expect(Math.abs(strengths[1]! - strengths[0]!)).toBeLessThan(1.96 * Math.sqrt(own - 2 * joint));
    expect(long!.controlled.rank).toBe(short!.controlled.rank);
    // Half a logit or so between the two was length: 0.6 logits for a difference that is 1 on average.
    const taken = (short!.ratingChange - long!.ratingChange) / eloPerLogit;
    expect(taken).toBeGreaterThan(0.45);
    expect(taken).toBeLessThan(0.75);
    expect([short!, long!].map(({ rankChange }) => rankChange)).toEqual([-1, 0]);
  });

  it("says what was controlled: the position and the length, about as planted", () => {
    const { position, covariates, omitted } = board!.fit;
    expect(omitted).toEqual([]);
    expect(Math.abs(position!.coefficient - 0.2)).toBeLessThan(2 * position!.standardError);
    expect(position!.shareLeftLow).toBeGreaterThan(0.5);
    const [length] = covariates;
    expect(Math.abs(length!.coefficient / length!.scale - 0.6)).toBeLessThan(
      (2 * length!.standardError) / length!.scale,
    );
  });
});

describe("compareControl", () => {
  const random = seededRandom("comparison");
  const drawn = drawControlledRows({ ...confounded, strengths: [-0.5, 0, 0.1, 0.4] }, 400, random);

  it.each([
    { ties: "davidson", voters: 0 },
    { ties: "half", voters: 0 },
    { ties: "davidson", voters: 25 },
    { ties: "rao-kupper", voters: 25 },
  ] as const)("rates without control as rateComparisons does ($ties, $voters voters)", ({ ties, voters }) => {
    const ids = systemIds(5);
    // The newcomer counts, with too few votes to be shown.
    const few = [
      { left: "s4", right: "s0", outcome: "left", values: [0] },
      { left: "s0", right: "s4", outcome: "left", values: [1] },
    ] as const;
    const rows = [...drawn, ...few].map((row, index): ComparisonRow => {
      return { ...row, voter: voters === 0 ? null : `voter ${index % voters}` };
    });
    const comparisons = comparisonsOfRows(rows, 5, 1);
    const systems = ids.map((id) => ({ id, family: id, strategy: "generic" }));
    const { result } = rateComparisons(comparisons, systems, { ties });
    const rated = result.systems.filter(({ status }) => status === "rated");
    const [board] = compareControl(comparisons, { ties });
    expect(board!.members).toEqual([0, 1, 2, 3, 4]);
    expect(board!.shown).toEqual([0, 1, 2, 3]);
    expect(board!.systems.map(({ systemId, votes }) => [systemId, votes])).toEqual(
      rated.map(({ id, votes }) => [id, votes]),
    );
    board!.systems.forEach(({ plain, controlled, ratingChange, rankChange }, index) => {
      const { rating, low, high, rank, interval } = rated[index]!;
      [plain.rating - rating!, plain.low - low!, plain.high - high!].forEach((difference) => {
        expect(Math.abs(difference)).toBeLessThan(1e-8);
      });
      expect([plain.rank, plain.interval]).toEqual([rank, interval]);
      expect(ratingChange).toBe(controlled.rating - plain.rating);
      expect(rankChange).toBe(controlled.rank - plain.rank);
    });
    const mean = board!.systems.reduce((sum, { controlled }) => sum + controlled.rating / 4, 0);
    expect(mean).toBeCloseTo(1000, 8);
  });

  it("does not let a newcomer's few votes blur the others", () => {
    const few: ComparisonRow[] = [
      { left: "s4", right: "s0", outcome: "left", values: [0] },
      { left: "s0", right: "s4", outcome: "left", values: [1] },
    ];
    for (const interval of ["model", "sandwich"] as const) {
      const [alone] = compareControl(comparisonsOfRows(drawn, 4, 1), { interval });
      const [joined] = compareControl(comparisonsOfRows([...drawn, ...few], 5, 1), { interval });
      joined!.systems.forEach(({ controlled }, index) => {
        const before = alone!.systems[index]!.controlled;
        expect((controlled.high - controlled.low) / (before.high - before.low)).toBeCloseTo(1, 1);
        expect(Math.abs(controlled.rating - before.rating)).toBeLessThan(8);
      });
    }
  });

  it("changes nothing where nothing is controlled", () => {
    const [board] = compareControl(comparisonsOfRows(drawn, 4, 1), { position: false, covariates: [] });
    for (const { ratingChange, rankChange } of board!.systems) {
      expect(Math.abs(ratingChange)).toBeLessThan(1e-9);
      expect(rankChange).toBe(0);
    }
  });

  it("gives intervals of one kind with and without control, by voter where voters are known", () => {
    const named = drawn.map((row, index): ComparisonRow => ({ ...row, voter: `voter ${index % 80}` }));
    const [board] = compareControl(comparisonsOfRows(named, 4, 1));
    expect(board!.effectiveVoters).toHaveLength(4);
    for (const { plain, controlled } of board!.systems) {
      expect([plain.interval, controlled.interval]).toEqual(["clustered", "clustered"]);
    }
    const [byModel] = compareControl(comparisonsOfRows(named, 4, 1), { interval: "model" });
    for (const { plain, controlled } of byModel!.systems) {
      expect([plain.interval, controlled.interval]).toEqual(["model", "model"]);
    }
    const [unknown] = compareControl(comparisonsOfRows(drawn, 4, 1));
    expect(unknown!.effectiveVoters).toBeUndefined();
    expect(unknown!.systems[0]!.controlled.interval).toBe("sandwich");
  });

  it("makes a board of each set of systems, and falls back to half wins where ν has no bound", () => {
    const builder = new ComparisonsBuilder({ systems: ["a", "b", "c", "d", "lost"], covariates: ["x"] });
    const add = (left: string, right: string, outcome: ComparisonRow["outcome"], votes: number, value: number) =>
      builder.add({ left, right, outcome, votes, values: [value] });
    add("a", "b", "left", 20, 1);
    add("a", "b", "right", 15, 0);
    add("b", "a", "left", 12, -1);
    add("b", "a", "right", 14, 1);
    add("a", "b", "left", 3, -1);
    add("c", "d", "tie", 9, 1);
    add("d", "c", "tie", 4, 0);
    add("d", "c", "left", 1, 2);
    add("a", "lost", "left", 2, 0);
    const boards = compareControl(builder.build());
    expect(boards.map(({ members, fit }) => [members, fit.ties])).toEqual([
      [[0, 1], "davidson"],
      [[2, 3], "half"],
    ]);
    expect(boards.flatMap(({ systems }) => systems.map(({ systemId }) => systemId))).toEqual(["a", "b", "c", "d"]);
    const alone = fitControlled(builder.build(), { members: [0, 1] });
    expect(boards[0]!.fit).toEqual(alone);
  });

  it("has no boards without votes, and refuses a number of votes below 0", () => {
    expect(compareControl(comparisonsOfRows([], 3))).toEqual([]);
    expect(() => compareControl(comparisonsOfRows([], 3), { minVotes: -1 })).toThrow(RatingError);
    expect(() => compareControl(comparisonsOfRows(drawn, 4, 1), { covariates: ["y"] })).toThrow("covariates");
  });
});
