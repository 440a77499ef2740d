import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OutputRow } from "../tables/outputs";
import { outputContent, taskContent } from "./content";
import { isPreference, type JudgedPair, marginOf, preference, toPreferenceRow } from "./preference";

const output = (system: string, own: Partial<OutputRow> = {}): OutputRow => ({
  output_id: `hash of ${system}`,
  arena: "text",
  system,
  task: "t",
  persona: "ines",
  persona_version: 2,
  persona_kind: "described",
  text: `by ${system}`,
  images: null,
  image_descriptions: null,
  ...own,
});

const counts = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(20))
  .map(([forFirst, forSecond, undecided, more]) => {
    const annotators = forFirst + forSecond + undecided;
    return { forFirst, forSecond, annotators, votes: annotators + more };
  })
  .filter(({ annotators }) => annotators > 0);
const pairOf = (judged: Omit<JudgedPair, "sides">): JudgedPair => ({ sides: [output("a"), output("b")], ...judged });
const rowOf = (pair: JudgedPair) =>
  preference.schema.parse(
    toPreferenceRow(pair, {
      task: taskContent({ prompt: "Say it.", source_text: null, source_image: null }),
      persona: "Inés, who asks.",
      sides: [outputContent(pair.sides[0]), outputContent(pair.sides[1])],
    }),
  );

describe("a preference", () => {
  it("has the output that more annotators chose, by a margin above 0 and up to 1", () => {
    fc.assert(
      fc.property(counts, (judged) => {
        const pair = pairOf(judged);
        expect(isPreference(pair)).toBe(judged.forFirst !== judged.forSecond);
        if (!isPreference(pair)) return;
        const row = rowOf(pair);
        expect(row.chosen).toBe(judged.forFirst > judged.forSecond ? "by a" : "by b");
        expect(row.rejected).toBe(judged.forFirst > judged.forSecond ? "by b" : "by a");
        expect(row.margin).toBeGreaterThan(0);
        expect(row.margin).toBeLessThanOrEqual(1);
        expect(row.margin * judged.annotators).toBeCloseTo(row.chosen_annotators - row.rejected_annotators, 9);
      }),
    );
  });

  it("is the same whichever of both comes first", () => {
    fc.assert(
      fc.property(counts, (judged) => {
        const pair = pairOf(judged);
        const turned: JudgedPair = {
          ...pair,
          sides: [pair.sides[1], pair.sides[0]],
          forFirst: pair.forSecond,
          forSecond: pair.forFirst,
        };
        expect(marginOf(turned)).toBe(marginOf(pair));
        if (isPreference(pair)) expect(rowOf(turned)).toEqual(rowOf(pair));
      }),
    );
  });

  it("is none where both contents are equal, or are not published", () => {
    const judged = { forFirst: 2, forSecond: 0, annotators: 2, votes: 2 };
    const same = [output("a"), output("b", { output_id: "hash of a" })] as const;
    const own = [output("a", { persona_kind: "self" }), output("b", { persona_kind: "self" })] as const;
    expect([same, own].map((sides) => isPreference({ sides, ...judged }))).toEqual([false, false]);
  });
});
