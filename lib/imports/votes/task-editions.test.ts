import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClaimedOutput, TaskEditions } from "./task-editions";

interface Claim {
  readonly task: string;
  readonly persona: string;
  readonly left: ClaimedOutput;
  readonly right: ClaimedOutput;
}

const output = fc.record({
  systemId: fc.constantFrom("x", "y", "z", "w"),
  contentHash: fc.constantFrom("1", "2", "3"),
});
const claims = fc.array(
  fc
    .record({ task: fc.constantFrom("t", "u"), persona: fc.constantFrom("p", "q"), left: output, right: output })
    .filter(({ left, right }) => left.systemId !== right.systemId),
  { maxLength: 40 },
);

/** The same by looking at every edition from the first on. */
function firstFitting(all: Map<string, string>, { task, persona, left, right }: Claim): number {
  const keyOf = (edition: number, { systemId }: ClaimedOutput) => `${task} ${edition} ${persona} ${systemId}`;
  const fits = (edition: number, side: ClaimedOutput) =>
    (all.get(keyOf(edition, side)) ?? side.contentHash) === side.contentHash;
  let edition = 1;
  while (!fits(edition, left) || !fits(edition, right)) edition += 1;
  for (const side of [left, right]) all.set(keyOf(edition, side), side.contentHash);
  return edition;
}

describe("TaskEditions", () => {
  it("finds the first edition that has each output or none of its system", () => {
    fc.assert(
      fc.property(claims, (all) => {
        const editions = new TaskEditions();
        const known = new Map<string, string>();
        for (const claim of all) {
          const before = new Set(known.keys());
          const { edition, added } = editions.claim(claim.task, claim.persona, claim.left, claim.right);
          expect(edition).toBe(firstFitting(known, claim));
          expect(added.length).toBe(known.size - before.size);
        }
      }),
    );
  });

  it("goes on from what is stored, in whatever order that is told, as if it had never stopped", () => {
    fc.assert(
      fc.property(claims, fc.nat(40), fc.integer(), (all, stop, salt) => {
        const whole = new TaskEditions();
        const resumed = new TaskEditions();
        const stored: { task: string; edition: number; persona: string; output: ClaimedOutput }[] = [];
        for (const { task, persona, left, right } of all.slice(0, stop)) {
          const { edition, added } = whole.claim(task, persona, left, right);
          stored.push(...added.map((one) => ({ task, edition, persona, output: one })));
        }
        const shuffled = stored.map((one, at) => ({ one, key: Math.sin(salt + at) })).sort((a, b) => a.key - b.key);
        for (const { one } of shuffled) resumed.add(one.task, one.edition, one.persona, one.output);
        for (const { task, persona, left, right } of all.slice(stop)) {
          expect(resumed.claim(task, persona, left, right)).toEqual(whole.claim(task, persona, left, right));
        }
      }),
    );
  });
});
