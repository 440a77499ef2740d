import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyParts, type SamplingPlan } from "./arena-policy";
import { type Cell, DrawSpace, nameOfPair, type OutputPair } from "./draw-space";
import { drawUnseen, seenPairs } from "./draw-unseen";
import { chanceOfItem, mixParts, type Policy } from "./policy/mix-parts";
import { coveragePart, overlapPart, uniformPart } from "./space-parts";
import { seeded } from "./testing/seeded";

const output = (systemId: string, taskId: string, contentHash = `${systemId}.${taskId}`) => {
  return { id: `${systemId}.${taskId}`, systemId, contentHash };
};
const cell = (taskId: string, outputs: Cell["outputs"], personaVersionId = "p"): Cell => {
  return { taskId, personaVersionId, outputs };
};
const cellOf = (taskId: string, systems: string, personaVersionId = "p") =>
  cell(
    taskId,
    [...systems].map((system) => output(system, taskId)),
    personaVersionId,
  );
/** c made the same as a in the second task. */
const twins = new DrawSpace([
  cellOf("t1", "abc"),
  cell("t2", [output("a", "t2"), output("b", "t2"), output("c", "t2", "a.t2")]),
]);
const namesIn = (space: DrawSpace, pairs: Iterable<OutputPair>) =>
  [...pairs].map((pair) =>
    space
      .outputsOf(pair)
      .map(({ id }) => id)
      .join("-"),
  );
const battle = (one: string, other: string) => ({ leftOutputId: one, rightOutputId: other });

const anySpace = fc.array(fc.array(fc.tuple(fc.nat(4), fc.nat(2)), { maxLength: 5 }), { maxLength: 5 }).map(
  (drawn) =>
    new DrawSpace(
      drawn.map((outputs, t) =>
        cell(
          `t${t}`,
          [...new Map(outputs)].map(([system, hash]) => output(`s${system}`, `t${t}`, `h${hash}`)),
          `p${t % 2}`,
        ),
      ),
    ),
);

describe("DrawSpace", () => {
  it("has every pair of different outputs once", () => {
    expect(namesIn(twins, twins.pairs())).toEqual(["a.t1-b.t1", "a.t1-c.t1", "b.t1-c.t1", "a.t2-b.t2", "b.t2-c.t2"]);
    expect([twins.size, twins.cellsOf(0, 1), twins.cellsOf(0, 2)]).toEqual([5, 2, 1]);
    expect(twins.find("c.t2", "a.t2")).toBeNull();
    expect(twins.find("a.t1", "b.t2")).toBeNull();
    expect(twins.find("c.t1", "a.t1")).toEqual({ cell: 0, first: 0, second: 2 });
  });

  it("knows who made the same", () => {
    expect(namesIn(twins, twins.alike(twins.find("a.t2", "b.t2")!)).sort()).toEqual(["a.t2-b.t2", "b.t2-c.t2"]);
    expect(seenPairs(twins, [battle("b.t2", "c.t2"), battle("gone", "a.t1")]).size).toBe(2);
  });

  it("counts pairs and cells as going through all of them does", () => {
    fc.assert(
      fc.property(anySpace, (space) => {
        const pairs = [...space.pairs()];
        expect(pairs).toHaveLength(space.size);
        for (const pair of pairs) {
          expect(pairs.filter((one) => one.first === pair.first && one.second === pair.second)).toHaveLength(
            space.cellsOf(pair.first, pair.second),
          );
          const [one, other] = space.outputsOf(pair);
          expect(one.contentHash).not.toBe(other.contentHash);
          expect(space.find(other.id, one.id)).toEqual(pair);
        }
      }),
    );
  });
});

describe("the parts over outputs", () => {
  const random = seeded(5);
  const plan = (space: DrawSpace): SamplingPlan => ({
    // A system of its own that is gone, and one of the space that it does not know yet.
    systems: ["gone", ...space.systems.slice(1)],
    information: Float32Array.from({ length: (space.systems.length * (space.systems.length - 1)) / 2 }, () => random()),
    judgedOfSystems: space.systems.map((_, index) => (index === 1 ? 0 : 10 * index)),
    judgedOfPersonas: new Map([["p0", 30]]),
  });
  const shares = { information: 0.5, floor: 0.1, control: 0.1, coverage: 0.1, uniform: 0.2 };
  const policyOf = (space: DrawSpace): Policy<OutputPair> | null =>
    mixParts([
      ...policyParts({
        space,
        shares,
        plan: space.systems.length > 1 ? plan(space) : null,
        controls: new Map(space.systems.slice(1).map((id) => [id, space.systems[0]!])),
      }),
      overlapPart("overlap", 0.1, [...space.pairs()].slice(0, 3)),
    ]);

  it("have chances that sum to 1, each and together", () => {
    fc.assert(
      fc.property(anySpace, (space) => {
        const policy = policyOf(space);
        if (space.size === 0) {
          expect(policy).toBeNull();
          return;
        }
        const pairs = [...space.pairs()];
        const whole = (chance: (pair: OutputPair) => number) => pairs.reduce((sum, pair) => sum + chance(pair), 0);
        for (const part of policy!.parts) expect(whole((pair) => part.chanceOf(pair))).toBeCloseTo(1, 9);
        expect(whole((pair) => chanceOfItem(policy!, pair))).toBeCloseTo(1, 9);
      }),
    );
  });

  it("draw each pair as often as its chance says, and only what an annotator has not seen", () => {
    const cells = ["t1", "t2", "t3"].flatMap((task) => [cellOf(task, "abcd", "p0"), cellOf(`${task}.`, "abc", "p1")]);
    const space = new DrawSpace(cells);
    const policy = policyOf(space)!;
    const seen = seenPairs(space, [battle("a.t1", "b.t1"), battle("d.t2", "c.t2")]);
    const draws = 30_000;
    const counts = new Map<string, { count: number; probability: number }>();
    for (let draw = 0; draw < draws; draw += 1) {
      const { pair, probability } = drawUnseen(space, policy, seen, random)!;
      const name = nameOfPair(pair);
      counts.set(name, { count: (counts.get(name)?.count ?? 0) + 1, probability });
    }
    expect(counts.size).toBe(space.size - 2);
    expect([...counts.values()].reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    for (const { count, probability } of counts.values()) {
      // Five standard deviations of a binomial.
      expect(Math.abs(count - draws * probability)).toBeLessThan(
        5 * Math.sqrt(draws * probability * (1 - probability)),
      );
    }
    expect([...seen.keys()].filter((name) => counts.has(name))).toEqual([]);
  });

  it("says which part drew a pair, in its share, also near the end", () => {
    const space = new DrawSpace([cellOf("t1", "ab"), cellOf("t2", "ab")]);
    const [first, second] = [...space.pairs()];
    // Nearly all of what is drawn is seen: the draw looks at every pair.
    const policy = mixParts([overlapPart("overlap", 0.99, [first!]), uniformPart("uniform", 0.01, space)])!;
    const seen = new Map([[nameOfPair(first!), first!]]);
    expect(drawUnseen(space, policy, seen, random)).toEqual({ pair: second, part: "uniform", probability: 1 });
    seen.set(nameOfPair(second!), second!);
    expect(drawUnseen(space, policy, seen, random)).toBeNull();
  });

  it("cover the persona that was judged too little, and nobody where none was", () => {
    const space = new DrawSpace([cellOf("t1", "abc", "p0"), cellOf("t2", "abc", "p1"), cellOf("t3", "ab", "p2")]);
    const judged = new Map([
      ["p0", 30],
      ["p1", 3],
      ["p2", 27],
    ]);
    // The mean is 20: nine tenths of it are 18, of which only p1 lacks 15.
    const part = coveragePart("coverage", 1, space, judged)!;
    for (let draw = 0; draw < 50; draw += 1) expect(part.draw(random).cell).toBe(1);
    expect(part.chanceOf({ cell: 1, first: 0, second: 1 })).toBeCloseTo(1 / 3, 12);
    expect(part.chanceOf({ cell: 0, first: 0, second: 1 })).toBe(0);
    expect(coveragePart("coverage", 1, space, new Map())).toBeNull();
  });

  it("ask for the control, for what is new, and for who was judged too little", () => {
    const space = new DrawSpace([cellOf("t1", "abc")]);
    const controls = new Map([["b", "a"]]);
    const known: SamplingPlan = {
      systems: ["a", "b"],
      information: Float32Array.of(0.001),
      judgedOfSystems: [10, 10],
      judgedOfPersonas: new Map(),
    };
    const parts = policyParts({ space, shares, plan: known, controls });
    const chances = (name: string) =>
      [...space.pairs()].map((pair) => parts.find((part) => part.name === name)!.chanceOf(pair));
    expect(chances("control")).toEqual([1, 0, 0]);
    // Pairs with c, which the plan does not know, tell as much as the best.
    expect(chances("information")[0]).toBeLessThan(0.001);
    expect(chances("information")[1]).toBeCloseTo(0.4995, 3);
    expect(chances("floor")).toEqual([0, 0.5, 0.5]);
    const early = policyParts({ space, shares, plan: null, controls: new Map() });
    expect(early.map(({ name }) => name)).toEqual(["uniform"]);
  });
});
