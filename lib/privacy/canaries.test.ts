import { describe, expect, it } from "vitest";
import { redactTogether } from "./redact";
import { measureHalf, readHalf, uncertainKinds } from "./testing/canaries/measure";

function sum<Figures extends { texts: number }>(groups: Iterable<Figures>, figure: (of: Figures) => number): number {
  return [...groups].reduce((total, of) => total + figure(of), 0);
}

// The aims are those of the tuning half. What the counted one reaches is written in its README and may only get better.
const most = {
  tuning: { structured: {}, uncertain: 0.03, altered: 0.01, held: 0.05 },
  counted: {
    structured: { birth_date: 2, phone: 1 } as Record<string, number>,
    uncertain: 0.06,
    altered: 0.01,
    held: 0.068,
  },
};

describe.each(["tuning", "counted"] as const)("the %s half of the planted personal data", (half) => {
  const { kinds, clean } = measureHalf(half);
  const allowed: Record<string, number> = most[half].structured;

  it("lets nothing more through of the kinds that have a form", () => {
    const leaked = [...kinds].filter(
      ([kind, figures]) => !uncertainKinds.has(kind) && figures.leaked > (allowed[kind] ?? 0),
    );
    expect(leaked.map(([kind, figures]) => `${kind} ${figures.leaked}`)).toEqual([]);
  });

  it("lets through few names and addresses", () => {
    const uncertain = [...uncertainKinds].map((kind) => kinds.get(kind)!);
    expect(sum(uncertain, (of) => of.leaked) / sum(uncertain, (of) => of.strings)).toBeLessThanOrEqual(
      most[half].uncertain,
    );
  });

  it("alters and holds few harmless texts", () => {
    const texts = sum(clean.values(), (of) => of.texts);
    expect(sum(clean.values(), (of) => of.altered) / texts).toBeLessThanOrEqual(most[half].altered);
    expect(sum(clean.values(), (of) => of.held) / texts).toBeLessThanOrEqual(most[half].held);
  });
});

const mostInPractice = {
  "practice-1": { structured: 2, uncertain: 0.016, altered: 0.005, held: 0.026 },
  "practice-2": { structured: 0, uncertain: 0.052, altered: 0.011, held: 0.016 },
  "practice-3": { structured: 0, uncertain: 0.085, altered: 0, held: 0.013 },
  "practice-4": { structured: 0, uncertain: 0.017, altered: 0.007, held: 0.019 },
};

describe.each(["practice-1", "practice-2", "practice-3", "practice-4"] as const)("the texts of %s", (half) => {
  it("are redacted and left alone as far as its README says", () => {
    const { kinds, clean } = measureHalf(half);
    const of = (isUncertain: boolean) =>
      [...kinds].flatMap(([kind, figures]) => (uncertainKinds.has(kind) === isUncertain ? [figures] : []));
    const texts = sum(clean.values(), (figures) => figures.texts);
    const allowed = mostInPractice[half];
    expect(sum(of(false), ({ leaked }) => leaked)).toBeLessThanOrEqual(allowed.structured);
    expect(sum(of(true), ({ leaked }) => leaked) / sum(of(true), ({ strings }) => strings)).toBeLessThanOrEqual(
      allowed.uncertain,
    );
    expect(sum(clean.values(), ({ altered }) => altered) / texts).toBeLessThanOrEqual(allowed.altered);
    expect(sum(clean.values(), ({ held }) => held) / texts).toBeLessThanOrEqual(allowed.held);
  });
});

const practice = ["practice-1", "practice-2", "practice-3", "practice-4"] as const;

describe("what was redacted already", () => {
  it.each(["tuning", ...practice] as const)("has nothing left to find: %s", (half) => {
    const { planted, clean } = readHalf(half);
    const published = [...planted, ...clean].flatMap(({ text }) => redactTogether([text]).texts[0]?.text ?? []);
    expect(published.filter((text) => redactTogether([text]).texts[0]?.text !== text)).toEqual([]);
  });
});
