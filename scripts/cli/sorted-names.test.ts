import { describe, expect, it } from "vitest";
import { withSortedNames } from "./sorted-names";
import { votesOfLines } from "./testing/votes";

describe("sorted names", () => {
  it("are the same votes under other numbers", () => {
    const sorted = withSortedNames(votesOfLines("z/south: c > a", "y/north: a = b", "b x c"));
    expect(sorted.systems).toEqual(["a", "b", "c"]);
    expect(sorted.groups).toEqual(["north", "south"]);
    expect(sorted.voters).toEqual(["z", "y"]);
    expect([...sorted.left].map((at) => sorted.systems[at])).toEqual(["c", "a", "b"]);
    expect([...sorted.right].map((at) => sorted.systems[at])).toEqual(["a", "b", "c"]);
    expect([...sorted.group].map((at) => sorted.groups[at] ?? null)).toEqual(["south", "north", null]);
    expect([...sorted.outcome]).toEqual([0, 2, 3]);
  });
});
