import { expect, it } from "vitest";
import { BoundedCache } from "./bounded-cache";

it("makes a value once while it is kept and forgets the one used longest ago", () => {
  const made: string[] = [];
  const cache = new BoundedCache<string>(2);
  const take = (key: string) =>
    cache.take(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  for (const key of ["a", "b", "a", "c", "a", "b"]) expect(take(key)).toBe(key.toUpperCase());
  // b was used longest ago when c came, so only b is made twice.
  expect(made).toEqual(["a", "b", "c", "b"]);
});
