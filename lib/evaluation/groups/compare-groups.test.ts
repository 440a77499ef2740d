import { describe, expect, it } from "vitest";
import { seededRandom } from "../../ranking/random";
import { compareGroups } from "./compare-groups";

/** People of the group first; each row is a person's places. */
function grouped(inside: readonly (readonly number[])[], outside: readonly (readonly number[])[]) {
  const people = [...inside, ...outside];
  return {
    places: Float64Array.from(people.flat()),
    isInside: Uint8Array.from(people, (_, at) => (at < inside.length ? 1 : 0)),
    scales: people[0]!.length,
  };
}
const column = (values: readonly number[]) => values.map((value) => [value]);
const asTheyAre = { least: 2, step: 0 };

describe("compareGroups", () => {
  it("is Welch's test", () => {
    // Student (1908), extra hours of sleep; R's t.test(extra ~ group, data = sleep): t = −1.8608, df = 17.776.
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const [one] = compareGroups(grouped(column(first), column(second)), asTheyAre);
    expect(one).toMatchObject({ scale: 0, inside: 10, outside: 10 });
    expect(one!.difference).toBeCloseTo(-1.58, 12);
    expect(one!.low).toBeCloseTo(-3.36548323071171, 8);
    expect(one!.high).toBeCloseTo(0.20548323071171, 8);
    expect(one!.pValue).toBeCloseTo(0.0793941401873582, 9);
  });

  it("is what a hand finds on three against two", () => {
    // Means 2 and 6, variances 1 and 2, squared errors 1/3 and 1: t = −4/√(4/3) = −2√3, degrees (16/9)/(1/18 + 1) = 32/19.
    const [one] = compareGroups(grouped(column([1, 2, 3]), column([5, 7])), asTheyAre);
    expect(one!.difference).toBe(-4);
    // R: 2*pt(-2*sqrt(3), 32/19) and qt(0.975, 32/19)*sqrt(4/3).
    expect(one!.pValue).toBeCloseTo(0.0941481776254345, 9);
    expect(one!.high - one!.difference).toBeCloseTo(5.97699744825838, 7);
  });

  it("corrects for the scales that are compared, and leaves out those that too few have told", () => {
    const nobody = Number.NaN;
    const inside = [1, 2, 3, 2].map((place, at) => [place, at === 0 ? 1 : nobody, place]);
    const outside = [2, 4, 4, 5].map((place) => [place, place, place]);
    const both = compareGroups(grouped(inside, outside), asTheyAre);
    expect(both.map(({ scale }) => scale)).toEqual([0, 2]);
    const [alone] = compareGroups(
      grouped(
        inside.map(([place]) => [place!]),
        outside.map(([place]) => [place!]),
      ),
      asTheyAre,
    );
    for (const one of both) expect(one.pValue).toBeCloseTo(2 * alone!.pValue, 12);
    expect(compareGroups(grouped(inside, outside), { least: 5, step: 0 })).toEqual([]);
  });

  it("does not take rounded places for certain", () => {
    const all = (place: number) => column(Array.from({ length: 10 }, () => place));
    // Each side varies by 0.5²/12: error √(2·0.5²/120), 18 degrees of freedom.
    const [one] = compareGroups(grouped(all(0.5), all(0)), { least: 10, step: 0.5 });
    expect((one!.high - one!.low) / 2).toBeCloseTo(2.10092204024104 * Math.sqrt(0.5 / 120), 8);
    const [exact] = compareGroups(grouped(all(0.5), all(0)), { least: 10, step: 0 });
    expect(exact).toMatchObject({ low: 0.5, high: 0.5, pValue: 0 });
    const [same] = compareGroups(grouped(all(0.5), all(0.5)), { least: 10, step: 0 });
    expect(same).toMatchObject({ low: 0, high: 0, pValue: 1 });
  });

  it("turns with the sides, and does not depend on the order of people", () => {
    const random = seededRandom("order");
    const draw = (length: number) => Array.from({ length }, () => [random.normal(), random.normal() / 3]);
    const [inside, outside] = [draw(14), draw(23)];
    const there = compareGroups(grouped(inside, outside), asTheyAre);
    expect(compareGroups(grouped(inside.toReversed(), outside.toReversed()), asTheyAre)).toEqual(there);
    compareGroups(grouped(outside, inside), asTheyAre).forEach(({ difference, low, high, pValue }, at) => {
      expect(difference).toBeCloseTo(-there[at]!.difference, 12);
      expect(low).toBeCloseTo(-there[at]!.high, 12);
      expect(high).toBeCloseTo(-there[at]!.low, 12);
      expect(pValue).toBeCloseTo(there[at]!.pValue, 12);
    });
  });

  it("covers planted differences of coarse places, and seldom finds one that is not there", () => {
    const random = seededRandom("planted groups");
    const rounds = 500;
    const coarse = (place: number) => Math.round(2 * Math.max(-1, Math.min(1, place))) / 2;
    // Ten scales, of which the first differs by what the truth is measured to be on many people.
    const drawOne = (isInside: boolean) =>
      Array.from({ length: 10 }, (_, scale) => {
        return coarse((scale === 0 && isInside ? 0.4 : 0) + 0.45 * random.normal());
      });
    const mean = (isInside: boolean) => {
      const drawn = Array.from({ length: 40_000 }, () => drawOne(isInside)[0]!);
      return drawn.reduce((sum, place) => sum + place, 0) / drawn.length;
    };
    const truth = mean(true) - mean(false);
    let [covered, found, falseFinds] = [0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const inside = Array.from({ length: 20 }, () => drawOne(true));
      const outside = Array.from({ length: 35 }, () => drawOne(false));
      const [first, ...others] = compareGroups(grouped(inside, outside), { least: 10, step: 0.5 });
      if (first!.low <= truth && truth <= first!.high) covered += 1;
      if (first!.pValue <= 0.05) found += 1;
      if (others.some(({ pValue }) => pValue <= 0.05)) falseFinds += 1;
    }
    expect(covered / rounds).toBeGreaterThan(0.92);
    expect(covered / rounds).toBeLessThan(0.98);
    expect(found / rounds).toBeGreaterThan(0.5);
    expect(falseFinds / rounds).toBeLessThan(0.08);
  });

  it("refuses lengths that do not go together", () => {
    const three = { places: new Float64Array(3), isInside: new Uint8Array(2), scales: 2 };
    expect(() => compareGroups(three, asTheyAre)).toThrow(expect.objectContaining({ code: "invalid" }));
    const fine = { places: new Float64Array(4), isInside: new Uint8Array(2), scales: 2 };
    expect(() => compareGroups(fine, { least: 1, step: 0 })).toThrow(expect.objectContaining({ code: "invalid" }));
  });
});
