import { describe, expect, it } from "vitest";
import { comparisonsOfCells } from "@/lib/ranking/comparisons";
import { hashInput } from "./input-hash";

const system = (id: string) => ({
  id,
  slug: id,
  name: id.toUpperCase(),
  family: "F",
  strategy: "generic",
  organization: "O",
  licence: "L",
  retiredAt: null,
});
const input = {
  systems: [system("a"), system("b")],
  excluded: {},
  personaNames: new Map([["p", { slug: "p", name: "P" }]]),
  personaAttributes: new Map<string, { label: string; value: string }[]>(),
  annotatorAttributes: new Map<string, { label: string; value: string }[]>(),
  annotatorAxes: new Map([["v", new Map([["length", 0.5]])]]),
};
const cell = (left: string, right: string, outcome: "left" | "right" | "tie") => ({ left, right, outcome, votes: 1 });
const votes = comparisonsOfCells([cell("a", "b", "left"), cell("b", "a", "tie"), cell("a", "b", "right")], ["a", "b"]);
const byVoters = (voters: string[], voter: number[]) => ({ ...votes, voters, voter: Int32Array.from(voter) });
const known = byVoters(["v", "w"], [0, 1, 0]);
const hash = hashInput("all", known, input);

describe("hashInput", () => {
  it("does not depend on the order of votes, voters and systems", () => {
    const turned = {
      ...known,
      systems: ["b", "a"],
      voters: ["w", "v"],
      left: Int32Array.of(1, 0, 1),
      right: Int32Array.of(0, 1, 0),
      outcome: Uint8Array.of(1, 2, 0),
      voter: Int32Array.of(1, 0, 1),
    };
    expect(hashInput("all", turned, { ...input, systems: [...input.systems].reverse() })).toBe(hash);
  });

  it("changes with a vote, who cast it, a system, an exclusion, a persona, an axis of taste and the filter", () => {
    const others = [
      hashInput("human", known, input),
      hashInput("all", { ...known, outcome: Uint8Array.of(0, 2, 0) }, input),
      hashInput("all", { ...known, length: 2 }, input),
      hashInput("all", byVoters(["v", "w"], [0, 1, 1]), input),
      hashInput("all", known, { ...input, systems: [{ ...system("a"), retiredAt: new Date(0) }, system("b")] }),
      hashInput("all", known, { ...input, excluded: { too_fast: 1 } }),
      hashInput("all", known, { ...input, personaNames: new Map([["p", { slug: "p", name: "Q" }]]) }),
      hashInput("all", known, { ...input, annotatorAxes: new Map() }),
      hashInput("all", known, { ...input, annotatorAxes: new Map([["v", new Map([["length", 1]])]]) }),
      hashInput("all", known, { ...input, annotatorAxes: new Map([["w", new Map([["length", 0.5]])]]) }),
    ];
    expect(new Set([hash, ...others]).size).toBe(others.length + 1);
  });
});
