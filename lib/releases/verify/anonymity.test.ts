import fc from "fast-check";
import { expect, it } from "vitest";
import { coarsenPlace } from "@/lib/privacy/coarsen";
import type { Rung } from "@/lib/privacy/suppress/ladder";
import { measureLoss } from "@/lib/privacy/suppress/measure-loss";
import type { Person } from "@/lib/privacy/suppress/person";
import { suppressPersons } from "@/lib/privacy/suppress/suppress-persons";
import type { Manifest } from "../manifest";
import { Anonymity } from "./anonymity";

const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const told = <Value>(record: Record<string, Value | undefined>) =>
  new Map(Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));

const people = fc
  .array(
    fc.record({
      attributes: fc.record({ age: maybe("23", "27", "41"), work: maybe("nurse", "cook"), "7": maybe("yes", "no") }),
      axes: fc.record({ length: maybe(-1, -0.5, 0, 0.5, 1), voice: maybe(-1, 0) }),
    }),
    { maxLength: 60 },
  )
  .map((some): Person[] =>
    some.map(({ attributes, axes }, index) => ({
      id: `person ${index}`,
      attributes: told(attributes),
      axes: told(axes),
    })),
  );

function toJson(rungs: ReadonlyMap<string, Rung>): string | null {
  if (rungs.size === 0) return null;
  const sorted = [...rungs].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted.map(([thing, { value }]) => [thing, value])));
}

it("finds nothing wrong with what was made k-anonymous and l-diverse, and something where one says more than they may", () => {
  let broken = 0;
  fc.assert(
    fc.property(people, fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 3 }), (everybody, k, l) => {
      const published = suppressPersons(everybody, { k, l });
      const report = { privacy: { anonymity: { k, l, ...measureLoss(published) } } } as unknown as Manifest;
      const rows = published.flatMap(({ person, attributes, axes }) => {
        const row = { annotator_id: person.id, annotator_attributes: toJson(attributes) };
        const owner = { ...row, standpoint: "owner", persona_axes: toJson(axes) };
        return [owner, { ...row, standpoint: "proxy", persona_axes: null }, owner];
      });
      const check = (changed: typeof rows) => {
        const anonymity = new Anonymity();
        for (const [at, row] of changed.entries()) anonymity.visit(at % 2 === 0 ? "votes" : "assessments", row);
        return anonymity.finish(report).problems;
      };
      expect(check(rows)).toEqual([]);
      const [first] = published;
      if (!first || first.person.axes.size === 0) return;
      // As exact as it was told, which nobody else is made to be.
      const exact = JSON.stringify({ ...Object.fromEntries(first.person.axes), own: String(coarsenPlace(1)) });
      const more = rows.map((row) =>
        row.annotator_id === first.person.id && row.standpoint === "owner" ? { ...row, persona_axes: exact } : row,
      );
      expect(check(more).length).toBeGreaterThan(0);
      broken += 1;
    }),
    { numRuns: 200 },
  );
  expect(broken).toBeGreaterThan(50);
});
