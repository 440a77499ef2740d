import { describe, expect, it } from "vitest";
import { measureHalf, uncertainKinds } from "./testing/canaries/measure";

function sum<Figures extends { texts: number }>(groups: Iterable<Figures>, figure: (of: Figures) => number): number {
  return [...groups].reduce((total, of) => total + figure(of), 0);
}

describe.each(["tuning", "counted"] as const)("the %s half of the planted personal data", (half) => {
  const { kinds, clean } = measureHalf(half);

  it("lets nothing through of the kinds that have a form", () => {
    const leaked = [...kinds].filter(([kind, figures]) => !uncertainKinds.has(kind) && figures.leaked > 0);
    expect(leaked.map(([kind, figures]) => `${kind} ${figures.leaked}`)).toEqual([]);
  });

  it("lets through at most three in a hundred names and addresses", () => {
    const uncertain = [...uncertainKinds].map((kind) => kinds.get(kind)!);
    expect(sum(uncertain, (of) => of.leaked) / sum(uncertain, (of) => of.strings)).toBeLessThanOrEqual(0.03);
  });

  it("alters at most one harmless text in a hundred, and holds at most five", () => {
    const texts = sum(clean.values(), (of) => of.texts);
    expect(sum(clean.values(), (of) => of.altered) / texts).toBeLessThanOrEqual(0.01);
    expect(sum(clean.values(), (of) => of.held) / texts).toBeLessThanOrEqual(0.05);
  });
});
