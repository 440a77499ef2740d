import { describe, expect, it } from "vitest";
import { boardFilter } from "../schema";
import { VoteMemory, type VoteRow } from "./vote-memory";

const day = 86_400_000;
const now = 100 * day;
const idOf = (number: number) => `019ab0c0-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

const row: VoteRow = {
  id: idOf(0),
  annotatorId: "v",
  leftOutputId: "a1",
  rightOutputId: "b1",
  fit: "left",
  standpoint: "proxy",
  source: "human",
  createdAtMs: now,
};

function memoryOf(votes: readonly Partial<VoteRow>[]): VoteMemory {
  const memory = new VoteMemory(["a", "b"]);
  for (const systemId of ["a", "b"])
    memory.addOutput({ id: `${systemId}1`, systemId, personaId: "p", personaVersionId: "p1", taskId: "t" });
  votes.forEach((vote, number) => {
    memory.add({ ...row, id: idOf(number), ...vote });
  });
  return memory;
}

const select = (memory: VoteMemory, filter: object) => memory.select(boardFilter.parse(filter), now);

describe("VoteMemory", () => {
  it("counts as the tallies do", () => {
    const memory = memoryOf([
      {},
      {},
      { leftOutputId: "b1", rightOutputId: "a1", fit: "both_bad", standpoint: "owner" },
      { source: "simulated" },
    ]);
    expect(memory.cells()).toEqual([
      { left: "a", right: "b", standpoint: "proxy", source: "human", outcome: "left", votes: 2 },
      { left: "b", right: "a", standpoint: "owner", source: "human", outcome: "both_bad", votes: 1 },
      { left: "a", right: "b", standpoint: "proxy", source: "simulated", outcome: "left", votes: 1 },
    ]);
  });

  it("takes a vote once, however often it comes, also after it has forgotten what cannot come again", () => {
    const memory = memoryOf([{}, { id: idOf(7) }, { id: idOf(7) }, {}]);
    expect(memory.length).toBe(3);
    expect(memory.newestId).toBe(idOf(7));
    memory.expectFrom(idOf(5));
    memory.add({ ...row, id: idOf(7) });
    expect(memory.length).toBe(3);
  });

  it("selects by source, standpoint and age, and says who cast the votes", () => {
    const memory = memoryOf([
      { annotatorId: "v" },
      { annotatorId: "w", source: "simulated" },
      { annotatorId: "v", standpoint: "owner", createdAtMs: now - 40 * day },
      { annotatorId: "x", source: "imported", createdAtMs: now - 95 * day },
    ]);
    const counts = (filter: object) => {
      const { comparisons, simulatedVotes, annotators, simulatedAnnotators, leftOutput } = select(memory, filter);
      expect(leftOutput).toHaveLength(comparisons.length);
      return [comparisons.length, simulatedVotes, annotators, simulatedAnnotators];
    };
    expect(counts({})).toEqual([4, 1, 3, 1]);
    expect(counts({ votes: "human" })).toEqual([2, 0, 1, 0]);
    expect(counts({ votes: "simulated" })).toEqual([1, 1, 1, 1]);
    expect(counts({ votes: "imported" })).toEqual([1, 0, 1, 0]);
    expect(select(memory, { votes: "imported" })).toMatchObject({ importedVotes: 1, importedAnnotators: 1 });
    expect(counts({ standpoint: "owner" })).toEqual([1, 0, 1, 0]);
    expect(counts({ period: "90d" })).toEqual([3, 1, 2, 1]);
    expect(counts({ period: "30d", votes: "human" })).toEqual([1, 0, 1, 0]);
    expect(counts({ period: "30d", standpoint: "owner" })).toEqual([0, 0, 0, 0]);
  });

  it("grows past its first thousand and keeps every column", () => {
    const votes = Array.from({ length: 3000 }, (_, number): Partial<VoteRow> => {
      return { annotatorId: `v${number % 7}`, fit: number % 2 === 0 ? "left" : "tie" };
    });
    const { comparisons } = select(memoryOf(votes), {});
    expect(comparisons.length).toBe(3000);
    expect(comparisons.voters).toHaveLength(7);
    expect([comparisons.outcome[2998], comparisons.outcome[2999], comparisons.voter[2999]]).toEqual([0, 2, 2999 % 7]);
    expect(comparisons.votes.every((one) => one === 1)).toBe(true);
  });
});
