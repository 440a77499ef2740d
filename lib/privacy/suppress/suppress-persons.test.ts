import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeLadder, axisLadder, type Ladder, type Rung } from "./ladder";
import { measureLoss } from "./measure-loss";
import { describeRungs, type Person, type Published } from "./person";
import { classesOf, isSuppressed, suppressPersons } from "./suppress-persons";

const few = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const told = <Value>(record: Record<string, Value | undefined>) =>
  new Map(Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));

const somebody = fc
  .tuple(
    fc.record({
      age: few("23", "27", "31", "38", "44", "71"),
      work: few("nurse", "farmer", "cook", "welder"),
      city: few("Lima", "Oslo"),
      hobby: fc.option(fc.string({ minLength: 1, maxLength: 3 }), { nil: undefined }),
    }),
    fc.record({ length: few(-1, -0.5, 0, 0.5, 1), voice: few(-1, 0, 1), form: few(-1, -0.5) }),
  )
  .map(([attributes, axes]) => ({ attributes: told(attributes), axes: told(axes) }));

const people = fc
  .array(somebody, { maxLength: 80 })
  .map((some): Person[] => some.map((person, index) => ({ id: `person ${index}`, ...person })));
const anonymity = fc.record({ k: fc.integer({ min: 2, max: 7 }), l: fc.integer({ min: 2, max: 3 }) });

const shown = (published: readonly Published[]) =>
  published
    .map(({ person, attributes, axes }) => `${person.id}: ${describeRungs(attributes)} ${describeRungs(axes)}`)
    .toSorted();

function person(id: string, attributes: Record<string, string>, axes: Record<string, number> = {}): Person {
  return { id, attributes: told(attributes), axes: told(axes) };
}

describe("suppressPersons", () => {
  it("says the same of k people or nothing, whatever is looked at", () => {
    fc.assert(
      fc.property(people, anonymity, (everybody, { k, l }) => {
        const published = suppressPersons(everybody, { k, l });
        expect(published.map(({ person: { id } }) => id).toSorted()).toEqual(everybody.map(({ id }) => id).toSorted());
        for (const [said, members] of classesOf(published.filter((one) => !isSuppressed(one)))) {
          expect(members.length, said).toBeGreaterThanOrEqual(k);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("leaves l thirds of an axis open to whoever finds somebody's attributes, or does not publish the axis there", () => {
    fc.assert(
      fc.property(people, anonymity, (everybody, { k, l }) => {
        const published = suppressPersons(everybody, { k, l });
        const classes = new Map<string, Published[]>();
        for (const one of published) {
          const key = describeRungs(one.attributes);
          classes.set(key, [...(classes.get(key) ?? []), one]);
        }
        for (const [said, members] of classes) {
          for (const axis of ["length", "voice", "form"]) {
            const thirds = members.flatMap(({ axes }) => {
              const value = axes.get(axis)?.value;
              if (value === undefined) return [];
              return value === "0" ? "middle" : value.startsWith("-") ? "low" : "high";
            });
            if (thirds.length > 0) expect(new Set(thirds).size, `${said} ${axis}`).toBeGreaterThanOrEqual(l);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("suppresses nobody alone: no one, or k, or everybody", () => {
    fc.assert(
      fc.property(people, anonymity, (everybody, { k, l }) => {
        const suppressed = suppressPersons(everybody, { k, l }).filter(isSuppressed).length;
        expect(suppressed === 0 || suppressed >= k || suppressed === everybody.length, `${suppressed}`).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is never more exact than what was told, and says nothing that was not", () => {
    const stands = (ladder: Ladder, rung: Rung) =>
      ladder.some((one) => one.level === rung.level && one.value === rung.value);
    fc.assert(
      fc.property(people, anonymity, (everybody, options) => {
        for (const { person: one, attributes, axes } of suppressPersons(everybody, options)) {
          for (const [label, rung] of attributes) {
            expect(stands(attributeLadder(one.attributes.get(label) ?? ""), rung), `${label} ${rung.value}`).toBe(true);
          }
          for (const [axis, rung] of axes) {
            expect(stands(axisLadder(one.axes.get(axis) ?? Number.NaN), rung), `${axis} ${rung.value}`).toBe(true);
          }
        }
      }),
    );
  });

  it("does not depend on the order of the people", () => {
    const twoOrders = people.chain((everybody) =>
      fc.tuple(
        fc.constant(everybody),
        fc.shuffledSubarray(everybody, { minLength: everybody.length, maxLength: everybody.length }),
      ),
    );
    fc.assert(
      fc.property(twoOrders, anonymity, ([one, other], options) => {
        const [first, second] = [suppressPersons(one, options), suppressPersons(other, options)];
        expect(shown(second)).toEqual(shown(first));
        expect(measureLoss(second)).toEqual(measureLoss(first));
      }),
    );
  });

  it("publishes ages in bands and works as they are, where enough people share them", () => {
    const nurses = ["21", "24", "25", "26", "29"].map((age) => person(`nurse ${age}`, { age, work: "nurse" }));
    const cooks = ["40", "41", "52", "58", "59"].map((age) => person(`cook ${age}`, { age, work: "cook" }));
    const published = suppressPersons([...nurses, ...cooks], { k: 5, l: 2 });
    expect([...classesOf(published).keys()].toSorted()).toEqual([
      '[["age","20 to 29"],["work","nurse"]] []',
      '[["age","40 to 59"],["work","cook"]] []',
    ]);
    expect(measureLoss(published)).toEqual({
      annotators: 10,
      suppressed: 0,
      classes: 2,
      smallestClass: 5,
      informationLoss: 2.5 / 20,
      attributes: { age: { tens: 5, twenties: 5 }, work: { exact: 10 } },
      unnamedAttributes: 0,
      axes: {},
    });
  });

  it("does not publish an axis on which a whole class is of one mind", () => {
    const half = (name: string, length: (index: number) => number) =>
      Array.from({ length: 10 }, (_, index) => person(`${name} ${index}`, { city: name }, { length: length(index) }));
    const published = suppressPersons([...half("Lima", () => 1), ...half("Oslo", (at) => (at < 5 ? -1 : 1))], {
      k: 5,
      l: 2,
    });
    expect([...classesOf(published).keys()].toSorted()).toEqual([
      '[["city","Lima"]] []',
      '[["city","Oslo"]] [["length","-1"]]',
      '[["city","Oslo"]] [["length","1"]]',
    ]);
  });

  it("names no label and no value that fewer than k people share, in the people nor in the report", () => {
    const many = Array.from({ length: 12 }, (_, index) => person(`${index}`, { city: "Lima" }));
    const rare = person("rare", { city: "Lima", "name of my boat": "Esperanza", work: "lighthouse keeper" });
    const published = suppressPersons([...many, rare], { k: 5, l: 2 });
    const loss = measureLoss(published);
    expect(shown(published).join() + JSON.stringify(loss)).not.toMatch(/boat|Esperanza|keeper/);
    expect([loss.unnamedAttributes, loss.attributes]).toEqual([2, { city: { exact: 13 } }]);
  });

  it("publishes nothing of four people with k = 5, and nothing of nobody", () => {
    const four = ["1", "2", "3", "4"].map((id) => person(id, { city: "Lima" }, { length: 1 }));
    expect(suppressPersons(four, { k: 5, l: 2 }).every(isSuppressed)).toBe(true);
    expect(measureLoss(suppressPersons([], { k: 5, l: 2 }))).toMatchObject({ annotators: 0, smallestClass: null });
  });

  it.each([
    [1, 2],
    [5, 1],
    [Number.NaN, 2],
  ])("refuses k = %s with l = %s", (k, l) => {
    expect(() => suppressPersons([], { k, l })).toThrow(RangeError);
  });

  it("takes seconds for 20 000 people who told everything", () => {
    let state = 7;
    const draw = (below: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const axisNames = Array.from({ length: 10 }, (_, at) => `axis ${at}`);
    const many = Array.from({ length: 20_000 }, (_, index) =>
      person(
        `${index}`,
        Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`label ${draw(40)}`, `value ${draw(at * 20 + 3)}`])),
        Object.fromEntries(axisNames.map((axis) => [axis, draw(5) / 2 - 1])),
      ),
    );
    const begin = performance.now();
    const published = suppressPersons(many, { k: 5, l: 2 });
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(measureLoss(published).smallestClass).toBeGreaterThanOrEqual(5);
  }, 30_000);
});
