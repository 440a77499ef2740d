import { describe, expect, it } from "vitest";
import type { Board } from "@/lib/leaderboards/schema";
import { sayBehind } from "./say-behind";

const board: Board = {
  arena: "summary",
  snapshot: {
    id: "019ab0c0-0000-7000-8000-000000000000",
    createdAt: "2026-11-23T09:00:00Z",
    view: "all",
    method: "davidson",
    inputHash: "0123456789abcdef0123456789abcdef",
    codeVersion: "0.1.0",
    votes: 1284,
    simulatedVotes: 600,
  },
  systems: [],
  lifts: [],
  interval: "sandwich",
  annotators: 96,
  simulatedAnnotators: 40,
  tasks: 12,
  personas: 8,
  excluded: { repeated_network: 4, "too-fast": 17 },
};

const facts = (changes: Partial<Board> = {}) =>
  new Map(sayBehind({ ...board, ...changes }).map(({ label, value }) => [label, value.replaceAll("\u202f", " ")]));

describe("sayBehind", () => {
  it("counts what is in, what is simulated and what is out, by reason", () => {
    expect([...facts()].slice(0, 4)).toEqual([
      ["Counted", "1 284"],
      ["Of these simulated", "600"],
      ["Excluded: too fast", "17"],
      ["Excluded: repeated network", "4"],
    ]);
  });

  it("says that nothing was excluded instead of saying nothing", () => {
    expect(facts({ excluded: {} }).get("Excluded")).toBe("0");
  });

  it("shortens the hash and keeps it whole beside", () => {
    const hash = sayBehind(board).find(({ label }) => label === "Input hash");
    expect(hash).toEqual({ label: "Input hash", value: "0123456789ab", whole: board.snapshot.inputHash });
  });

  it("passes on a method that it has no words for", () => {
    expect(facts({ snapshot: { ...board.snapshot, method: "rao-kupper" } }).get("Method")).toBe("rao-kupper");
  });
});
