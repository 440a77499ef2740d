import { describe, expect, it } from "vitest";
import type { AbsoluteSystem } from "@/lib/assessments/schema";
import { formatMark, prepareAbsolute, sayAbsoluteFinding } from "./prepare-absolute";

function system(
  slug: string,
  fit: readonly [mean: number, low: number, high: number] | null,
  more: Partial<AbsoluteSystem> = {},
) {
  return {
    system: slug,
    name: slug.toUpperCase(),
    family: "Alpha",
    strategy: "persona",
    organization: "Tests",
    licence: "MIT",
    retiredAt: null,
    assessments: 1200,
    annotators: 7,
    fit: fit && { mean: fit[0], low: fit[1], high: fit[2] },
    rank: fit ? 1 : null,
    criteria: {},
    missing: fit ? 0 : 3,
    collecting: fit ? null : ("few_assessments" as const),
    group: 0,
    ...more,
  } satisfies AbsoluteSystem;
}

const criteria = [{ key: "clarity", label: "Clarity", scale: 5 }];
const lift = { system: "a", family: "Alpha", strategy: "persona", lift: 0.5, low: 0.1, high: 0.9 };

describe("prepareAbsolute", () => {
  it("places means on the whole scale, with their interval and shared ranks", () => {
    const { groups, meanAt, ends } = prepareAbsolute({
      scale: 5,
      systems: [
        system("a", [4, 3, 5], { criteria: { clarity: { mean: 3.256, low: 3, high: 4 } } }),
        system("b", [3, 2, 4]),
      ],
      criteria,
      lifts: [],
    });
    expect(ends).toEqual(["1", "5"]);
    expect(meanAt).toBe(62.5);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.rows[0]).toMatchObject({
      fit: "4.00",
      reach: "±1.00",
      intervalWords: "between 3.00 and 5.00",
      mark: { low: 50, value: 75, high: 100 },
      sharedBy: 2,
      criteria: ["3.26"],
      assessments: "1\u202f200",
    });
    expect(groups[0]!.rows[1]!.criteria).toEqual(["–"]);
  });

  it("keeps groups apart and says what the others wait for", () => {
    const { groups, collecting } = prepareAbsolute({
      scale: 100,
      systems: [
        system("a", [70, 60, 80]),
        system("b", [90, 80, 100], { group: 1 }),
        system("c", null, { missing: 1 }),
        system("d", null, { collecting: "few_annotators", missing: 0 }),
      ],
      criteria,
      lifts: [],
    });
    expect(groups.map(({ rows }) => rows.map((row) => row.system))).toEqual([["a"], ["b"]]);
    expect(collecting.map(({ missing }) => missing)).toEqual(["1 more assessment", "waits for more people"]);
  });

  it("signs lifts on the scale", () => {
    const { lifts } = prepareAbsolute({
      scale: 5,
      systems: [],
      criteria,
      lifts: [{ ...lift, low: -0.101, high: 0.001 }],
    });
    expect(lifts).toEqual([{ key: "a", label: "Alpha · persona", lift: "+0.50", interval: "−0.10 to 0.00" }]);
    expect(formatMark(-0.001, 5)).toBe("0.00");
    expect(formatMark(71.25, 100)).toBe("71.3");
  });
});

describe("sayAbsoluteFinding", () => {
  it("names the first, or those who share the place, and what personalizing gains where that is sure", () => {
    const [a, b] = [system("a", [4, 3.5, 4.5]), system("b", [3, 2, 4])];
    expect(sayAbsoluteFinding({ scale: 5, systems: [a, { ...b, rank: 2 }], lifts: [lift] })).toBe(
      "A fits best: 4.00 of 5 (3.50 to 4.50). Alpha gains 0.50 by persona over its generic control.",
    );
    const shared = sayAbsoluteFinding({ scale: 5, systems: [a, b], lifts: [{ ...lift, low: -0.1 }] });
    expect(shared).toBe("2 systems share the first place; A is given most, 4.00 of 5 (3.50 to 4.50).");
    expect(sayAbsoluteFinding({ scale: 5, systems: [system("c", null)], lifts: [] })).toContain("No system has enough");
  });
});
