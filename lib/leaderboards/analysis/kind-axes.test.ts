import { describe, expect, it } from "vitest";
import type { Prototypes } from "@/lib/ranking/prototypes/prototypes";
import { axesOfKinds } from "./kind-axes";

const voters = Array.from({ length: 40 }, (_, at) => `v${at}`);

/** The first `ofFirst` of 40 people are most likely of the first kind. */
function kindsOf(ofFirst: number): Pick<Prototypes, "classes" | "memberships" | "voters"> {
  return {
    classes: [{}, {}] as unknown as Prototypes["classes"],
    voters: Int32Array.from(voters, (_, at) => at),
    memberships: Float64Array.from(voters.flatMap((_, at) => (at < ofFirst ? [0.9, 0.1] : [0.2, 0.8]))),
  };
}
/** Everybody's places; alternating by a step, so that they vary. */
function told(of: (at: number) => Readonly<Record<string, number>>): Map<string, Map<string, number>> {
  return new Map(voters.map((id, at) => [id, new Map(Object.entries(of(at)))]));
}
const near = (place: number, at: number) => place + (at % 2) * 0.5;

describe("axesOfKinds", () => {
  it("names at most three axes, the largest difference first, seen from either kind", () => {
    const annotatorAxes = told((at) => {
      const side = at < 20 ? -1 : 1;
      const voice = near(0, at);
      return { length: near(side, at), form: side / 2 + near(0, at), depth: near(-side, at), evidence: side, voice };
    });
    const [first, second] = axesOfKinds(kindsOf(20), voters, { annotatorAxes });
    // Of four that differ by 2, 1, 2 and 2, the smallest is left out; voice does not differ.
    expect(first).toMatchObject({
      compared: 5,
      leanings: [
        { axis: "length", towards: "concise", against: "detailed", difference: -2, people: 20, others: 20 },
        { axis: "depth", towards: "expert", against: "plain", difference: 2 },
        { axis: "evidence", towards: "facts", against: "stories", difference: -2 },
      ],
    });
    if ("reason" in first! || "reason" in second!) throw new Error("all have told");
    expect(second!.leanings.map(({ towards, difference }) => [towards, difference])).toEqual([
      ["detailed", 2],
      ["plain", -2],
      ["stories", 2],
    ]);
    for (const { low, high, difference } of first!.leanings) {
      expect(low).toBeLessThan(difference);
      expect(high).toBeGreaterThan(difference);
      expect(low * high).toBeGreaterThan(0);
    }
  });

  it("says nothing where fewer than ten of a kind, or of the others, have told", () => {
    const annotatorAxes = told((at) => ({ length: at < 10 ? -1 : 1 }));
    for (const axes of axesOfKinds(kindsOf(10), voters, { annotatorAxes })) {
      expect(axes).toMatchObject({ compared: 1, leanings: [{ axis: "length" }] });
    }
    annotatorAxes.delete("v3");
    const tooFew = [{ reason: "too_few_told" }, { reason: "too_few_told" }];
    expect(axesOfKinds(kindsOf(10), voters, { annotatorAxes })).toEqual(tooFew);
    expect(axesOfKinds(kindsOf(10), voters, { annotatorAxes: new Map() })).toEqual(tooFew);
  });

  it("looks at no axis that ten have not told, whatever else they told", () => {
    const annotatorAxes = told((at) => ({
      form: near(0, at),
      ...(at < 9 || at >= 20 ? { length: at < 9 ? -1 : 1 } : {}),
    }));
    const [axes] = axesOfKinds(kindsOf(20), voters, { annotatorAxes });
    expect(axes).toEqual({ compared: 1, leanings: [] });
  });
});
