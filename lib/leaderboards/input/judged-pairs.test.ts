import { describe, expect, it } from "vitest";
import { boardFilter } from "../schema";
import { countVerdicts, judgedPairsOf } from "./judged-pairs";
import { tiersByPair, tiersOf } from "./pair-tiers";
import { VoteMemory, type VoteRow } from "./vote-memory";

const idOf = (number: number) => `019ab0c0-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

/** Votes as voter, left output, right output, verdict; outputs are a system and a task. */
type Vote = readonly [voter: string, left: string, right: string, fit: VoteRow["fit"], more?: Partial<VoteRow>];

function memoryOf(votes: readonly Vote[]): VoteMemory {
  const memory = new VoteMemory(["a", "b", "c"]);
  for (const systemId of ["a", "b", "c"]) {
    for (const taskId of ["1", "2"]) {
      memory.addOutput({ id: systemId + taskId, systemId, taskId, personaId: "p", personaVersionId: "p1" });
    }
  }
  votes.forEach(([annotatorId, leftOutputId, rightOutputId, fit, more], number) => {
    const row = { id: idOf(number), annotatorId, leftOutputId, rightOutputId, fit, createdAtMs: 0 };
    memory.add({ ...row, standpoint: "proxy", source: "human", ...more });
  });
  return memory;
}

const select = (memory: VoteMemory, filter: object = {}) => memory.select(boardFilter.parse(filter), 1);

describe("judgedPairsOf", () => {
  it("turns verdicts to the pair, and counts the first of a person", () => {
    const selected = select(
      memoryOf([
        ["v", "a1", "b1", "left"],
        ["w", "b1", "a1", "left"],
        ["v", "b1", "a1", "left"],
        ["v", "a2", "b2", "both_bad"],
        ["x", "b1", "a1", "tie"],
      ]),
    );
    const judged = judgedPairsOf(selected);
    expect(judged.pairs).toBe(2);
    expect([...judged.vote]).toEqual([0, 1, 3, 4]);
    // Of the first pair: one for a, one for b, one tie; the second of v is left out.
    expect([...countVerdicts(judged)]).toEqual([1, 1, 1, 0, 0, 0, 0, 1]);
  });

  it("has nothing of nothing", () => {
    expect(judgedPairsOf(select(memoryOf([]))).pairs).toBe(0);
  });
});

describe("tiers", () => {
  const votes: Vote[] = [
    ["v", "a1", "b1", "left"],
    ["w", "b1", "a1", "right"],
    ["x", "a1", "b1", "left", { standpoint: "owner" }],
    ["v", "a2", "b2", "left"],
    ["w", "a2", "b2", "right"],
    ["x", "a2", "b2", "left"],
    ["y", "b2", "a2", "left"],
    ["v", "a1", "c1", "left"],
  ];

  it("go by pair of outputs", () => {
    const selected = select(memoryOf(votes));
    expect(tiersOf(judgedPairsOf(selected))).toEqual(["easy", "hard", "medium"]);
    const tierOf = tiersByPair(selected);
    const place = (id: string) => selected.outputs.findIndex((output) => output.id === id);
    expect(tierOf(place("b1"), place("a1"))).toBe("easy");
    expect(tierOf(place("a1"), place("c2"))).toBeUndefined();
  });

  it("cut a board, by the votes of its source whoever judged and whenever", () => {
    const memory = memoryOf([...votes, ["z", "a1", "b1", "right", { source: "simulated" }]]);
    const votesOf = (filter: object) => select(memory, filter).comparisons.length;
    expect(["easy", "medium", "hard"].map((tier) => votesOf({ tier, votes: "human" }))).toEqual([3, 1, 4]);
    // Owners' votes on a pair that is easy by everybody's.
    expect(votesOf({ tier: "easy", votes: "human", standpoint: "owner" })).toBe(1);
    // With the simulated vote the first pair is three to one.
    expect(["easy", "medium", "hard"].map((tier) => votesOf({ tier }))).toEqual([0, 5, 4]);
  });

  it("keep who judged for themselves apart", () => {
    const { ownerVotes, isOwner } = select(memoryOf(votes), { tier: "easy" });
    expect([ownerVotes, [...isOwner]]).toEqual([1, [0, 0, 1]]);
  });
});

describe("marks", () => {
  it("are remembered by criterion, and follow the selection", () => {
    const marked = (criteria: unknown): Partial<VoteRow> => ({ criteria });
    const memory = memoryOf([
      ["v", "a1", "b1", "left", marked({ clarity: { left: 4, right: 2 }, tone: { side: "right" } })],
      ["w", "a1", "b1", "left", { source: "simulated", ...marked({ clarity: { left: 5 } }) }],
      ["x", "a1", "b1", "left", marked({ clarity: { left: "5", right: 1000 }, tone: { side: "nobody" } })],
      ["y", "a1", "b1", "left", marked({ clarity: { right: 1 } })],
    ]);
    const plain = (filter: object) =>
      select(memory, filter).marks.map(({ criterion, votes, left, right, side }) => {
        return [criterion, [...votes], [...left], [...right], [...side]];
      });
    expect(plain({})).toEqual([
      ["clarity", [0, 1, 3], [4, 5, 0], [2, 0, 1], [0, 0, 0]],
      ["tone", [0], [0], [0], [2]],
    ]);
    expect(plain({ votes: "human" })).toEqual([
      ["clarity", [0, 2], [4, 0], [2, 1], [0, 0]],
      ["tone", [0], [0], [0], [2]],
    ]);
  });
});
