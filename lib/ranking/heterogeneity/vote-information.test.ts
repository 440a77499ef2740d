import { describe, expect, it } from "vitest";
import { davidsonModel } from "../fit-davidson";
import { halfTieModel } from "../fit-half-tie";
import { raoKupperModel } from "../fit-rao-kupper";
import { informationOfVote } from "./vote-information";

describe("informationOfVote", () => {
  it("is p(1 − p) with half wins", () => {
    expect(informationOfVote(halfTieModel, Math.log(3), 0)).toBeCloseTo(3 / 16, 12);
  });

  it.each([
    { name: "Davidson", model: davidsonModel },
    { name: "Rao and Kupper", model: raoKupperModel },
  ])("is the variance of the score: $name", ({ model }) => {
    const scores = new Float64Array(6);
    const out = new Float64Array(5);
    for (const [difference, tau] of [
      [0, 0],
      [1.3, -0.7],
      [-2, 1.1],
    ] as const) {
      model.scores(difference, tau, scores);
      const chances = [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ].map(([first, second, ties]) => Math.exp(model.term(difference, tau, first!, second!, ties!, out)));
      const square = chances.reduce((sum, chance, verdict) => sum + chance * scores[2 * verdict]! ** 2, 0);
      expect(informationOfVote(model, difference, tau)).toBeCloseTo(square, 12);
    }
  });
});
