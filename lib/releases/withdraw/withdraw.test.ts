import { describe, expect, it } from "vitest";
import { keepSaidAlike } from "./said-alike";
import { findNewest, findStanding, lineOf } from "./standing-release";

const release = (id: string, day: number, supersededById: string | null = null, source = "human") => ({
  id,
  version: `v-${id}`,
  source,
  createdAt: new Date(Date.UTC(2026, 10, day)),
  supersededById,
});
// The first was re-issued twice, after the second; the third is of another source.
const [first, second, reissue, again, simulated] = [
  release("1", 1, "3"),
  release("2", 2),
  release("3", 3, "4"),
  release("4", 4),
  release("5", 5, null, "simulated"),
];
const all = [again, first, simulated, reissue, second];

describe("releases that took each other's place", () => {
  it("lead to the one that stands", () => {
    expect(all.map(({ version }) => findStanding(all, version))).toEqual(["v-4", "v-4", "v-5", "v-4", "v-2"]);
    expect(findStanding(all, "v-6")).toBeNull();
  });

  it("are a line from the first to the last", () => {
    expect(lineOf(all, again)).toEqual([first, reissue, again]);
    expect(lineOf(all, second)).toEqual([second]);
  });

  it("are as old as the first of them, so that a re-issue of an old one is not the newest", () => {
    expect(findNewest(all, "human")).toEqual([second]);
    expect(findNewest([first, reissue, again], "human")).toEqual([first, reissue, again]);
    expect(findNewest(all, "simulated")).toEqual([simulated]);
    expect(findNewest(all, "imported")).toBeNull();
  });
});

describe("keepSaidAlike", () => {
  const person = (id: string, work: string, length: number) => ({
    id,
    attributes: new Map([["work", work]]),
    axes: new Map([["length", length]]),
  });

  it("keeps what persons say now as they said it then, and nobody who says nothing alike", () => {
    const then = [person("a", "nurse", 1), person("b", "nurse", 1), person("c", "nurse", 1)];
    const now = [person("a", "nurse", 1), person("b", "pilot", 1), person("c", "pilot", -1), person("d", "nurse", 1)];
    expect(keepSaidAlike(now, then)).toEqual([
      person("a", "nurse", 1),
      { ...person("b", "", 1), attributes: new Map() },
    ]);
  });
});
