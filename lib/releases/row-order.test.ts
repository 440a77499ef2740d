import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RowOrder } from "./row-order";

const pseudonym = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString("hex"));

describe("RowOrder", () => {
  it("gives every id back, in the order of the pseudonyms, in pages", () => {
    const entries = fc.uniqueArray(fc.tuple(pseudonym, fc.uuid()), { selector: ([name]) => name, maxLength: 200 });
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 70 }), (pairs, size) => {
        const order = new RowOrder();
        for (const [name, id] of pairs) order.add(name, id);
        const pages = [...order.pages(size)];
        expect(order.length).toBe(pairs.length);
        expect(pages.flat()).toEqual(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, id]) => id));
        expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true);
      }),
    );
  });

  it("grows over its first size", () => {
    const order = new RowOrder();
    const ids = Array.from({ length: 5000 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`);
    ids.forEach((id, n) => {
      order.add((9999 - n).toString(16).padStart(32, "0"), id);
    });
    expect([...order.pages(1000)].flat()).toEqual(ids.toReversed());
  });

  it.each([
    ["short", "00000000-0000-4000-8000-000000000000"],
    ["0".repeat(32), "not-a-uuid"],
  ])("refuses %j, %j", (name, id) => {
    expect(() => new RowOrder().add(name, id)).toThrow(RangeError);
  });
});
