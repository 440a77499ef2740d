import { describe, expect, it } from "vitest";
import { studentErrors95 } from "../intervals";
import { controlEffect, positionEffect } from "./control-effects";

const policy = { interval: "cautious", lowCount: 100, decisive: 1000, effectiveVoters: null } as const;
const logistic = (d: number) => 1 / (1 + Math.exp(-d));

describe("controlEffect", () => {
  it("gives the coefficient and its odds with 95 % bounds", () => {
    const effect = controlEffect(Math.log(2), { model: 1, sandwich: 0.25, clustered: null }, policy);
    expect(effect).toMatchObject({ standardError: 0.5, interval: "sandwich" });
    expect(effect.odds).toBeCloseTo(2, 12);
    expect(effect.oddsLow).toBeCloseTo(2 * Math.exp(-1.959963984540054 / 2), 12);
    expect(effect.oddsHigh).toBeCloseTo(2 * Math.exp(1.959963984540054 / 2), 12);
  });

  it("takes the clustered error, stretched as far as voters are few, where voters are known", () => {
    const variances = { model: 1, sandwich: 0.25, clustered: 4 };
    const effect = controlEffect(1, variances, { ...policy, effectiveVoters: 11 });
    expect(effect.interval).toBe("clustered");
    expect(effect.high - 1).toBeCloseTo(2 * studentErrors95(10), 10);
    expect(controlEffect(1, variances, { ...policy, decisive: 99 }).interval).toBe("model");
    expect(controlEffect(1, { ...variances, clustered: 0 }, { ...policy, effectiveVoters: 1 }).interval).toBe("model");
  });

  it("stays within all numbers where nothing is known", () => {
    const effect = controlEffect(1, { model: 1e8, sandwich: 1e8, clustered: null }, policy);
    const numbers = Object.values(positionEffect(effect, logistic)).filter((value) => typeof value === "number");
    expect(numbers).toHaveLength(11);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });
});

describe("positionEffect", () => {
  it("turns logits into shares of left, bounds included", () => {
    const effect = controlEffect(Math.log(2), { model: 1, sandwich: 0.25, clustered: null }, policy);
    const position = positionEffect(effect, logistic);
    expect(position).toMatchObject(effect);
    expect(position.chanceLeft).toBeCloseTo(2 / 3, 12);
    expect(position.shareLeft).toBeCloseTo(2 / 3, 12);
    expect(position.shareLeftLow).toBeCloseTo(effect.oddsLow / (1 + effect.oddsLow), 12);
    expect(position.shareLeftHigh).toBeCloseTo(effect.oddsHigh / (1 + effect.oddsHigh), 12);
  });
});
