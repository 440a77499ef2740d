import { describe, expect, it } from "vitest";
import type { Board } from "@/lib/leaderboards/schema";
import { sayAnalysed, sayBehind } from "./say-behind";
import { makeAnalysis, makeBoard, makeSystem } from "./testing/boards";

const board = makeBoard({ interval: "sandwich", excluded: { repeated_network: 4, "too-fast": 17 } });

const facts = (changes: Partial<Board> = {}) =>
  new Map(sayBehind({ ...board, ...changes }).map(({ label, value }) => [label, value.replaceAll("\u202f", " ")]));

describe("sayBehind", () => {
  it("counts what is in, what is simulated and what is out, by reason", () => {
    expect([...facts()].slice(0, 6)).toEqual([
      ["Counted", "1 284"],
      ["Of these simulated", "600"],
      ["Of these by people for themselves", "0"],
      ["Of these on somebody’s behalf", "1 284"],
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

  it("names the tie model that was used", () => {
    expect(facts({ tieModel: "half" }).get("Method")).toBe("Bradley–Terry, ties as half wins");
  });

  it("says how few votes hold the first place, or that a tenth of them does not change it", () => {
    const fragility = { first: "a", votes: 7, share: 0.0055, successor: "b", reason: null };
    const systems = [makeSystem("a"), makeSystem("b", { name: "BM25 persona" })];
    expect(facts({ systems, analysis: makeAnalysis({ fragility }) }).get("First place hangs on")).toBe(
      "7 votes (1 %) make it BM25 persona",
    );
    const firm = { ...fragility, votes: null, share: null, successor: null, reason: "share" as const };
    expect(facts({ systems, analysis: makeAnalysis({ fragility: firm }) }).get("First place hangs on")).toBe(
      "no tenth of the votes changes it",
    );
  });
});

describe("sayAnalysed", () => {
  const said = (votes: number) => {
    const analysis = makeAnalysis();
    const own = { ...board, analysis: { ...analysis, snapshot: { ...analysis.snapshot, votes } } };
    return sayAnalysed(own)?.replaceAll("\u202f", " ") ?? null;
  };

  it("says of how many votes an analysis knows that is behind its board", () => {
    expect(said(10)).toBe("What follows was computed from 10 of the 1 284 votes");
    expect(said(1300)).toBe("What follows was computed from 1 300 votes, of which 1 284 are still counted");
  });

  it("says nothing of one that is not, or not there", () => {
    expect(said(1284)).toBeNull();
    expect(sayAnalysed(board)).toBeNull();
  });
});
