import { describe, expect, it } from "vitest";
import type { ImportReport } from "@/lib/imports/votes/schema";
import { sayProgress, sayRefusals, sayReport } from "./import-report";

const report: ImportReport = {
  file: "votes.csv",
  format: "csv",
  columns: {
    left: "model_a",
    right: "model_b",
    outcome: { left: "winner_model_a", right: "winner_model_b", tie: "winner_tie" },
    voter: "voter",
    votes: null,
    weight: null,
    prompt: null,
    texts: { left: "response_a", right: "response_b" },
    persona: null,
    time: null,
    standpoint: null,
    segments: [],
  },
  importName: "march",
  arena: "food",
  isNewArena: true,
  isDryRun: false,
  rows: 12_000,
  votes: { stored: 11_000, known: 993, withoutText: 0 },
  refusedRows: 7,
  refused: [
    {
      reason: "unknown_outcome",
      rows: 6,
      unit: "line",
      first: [3, 5, 8, 9, 11],
      example: '"maybe" does not say who won.',
    },
    { reason: "equal_outputs", rows: 1, unit: "line", first: [4], example: "both sides have the same text." },
  ],
  added: { systems: ["a", "b"], personas: 1, tasks: 1, outputs: 2 },
  segments: [],
  stopped: null,
};

describe("the progress of an import", () => {
  it("is a bar where it is known how much there is", () => {
    const progress = { rows: 12_000, stored: 11_990, refused: 10, share: 0.25 };
    const counts = "12,000 rows, 11,990 votes stored, 10 refused";
    expect(sayProgress(progress)).toBe(`[#####...............] 25 %  ${counts}`);
    expect(sayProgress({ ...progress, share: 1 })).toBe(`[####################] 100 %  ${counts}`);
    expect(sayProgress({ ...progress, share: null })).toBe(counts);
  });
});

describe("the report of an import", () => {
  it("says what was read by which columns, stored and added, and where to see it", () => {
    const said = sayReport(report, "http://here/leaderboards/food").join("\n");
    for (const part of [
      "votes.csv: 12,000 rows, 7 refused",
      "columns: left model_a, right model_b, voter, winner winner_model_a/winner_model_b/winner_tie, texts response_a/response_b",
      "11,000 votes stored, 993 stored before",
      "added: the arena food, 2 systems, 1 task, 1 persona, 2 outputs",
      "import: march",
      "http://here/leaderboards/food counts the votes",
    ]) {
      expect(said).toContain(part);
    }
    expect(said).not.toContain("without the texts");
  });

  it("says by column who is in a group, and which groups are held back", () => {
    const segments = [
      { label: "age_group", voters: 25, placed: 25, leftOut: 0, groups: 2, smallGroups: 0 },
      { label: "lang", voters: 25, placed: 18, leftOut: 7, groups: 3, smallGroups: 1 },
    ];
    const said = sayReport({ ...report, segments }, "http://here/leaderboards/food").join("\n");
    expect(said).toContain("  age_group: 25 of 25 voters in a group\n");
    expect(said).toContain(
      "  lang: 18 of 25 voters in a group, 7 left out: several values\n    1 of its 3 groups is held back:",
    );
  });

  it("promises nothing where nothing was stored", () => {
    const trial = { ...report, isDryRun: true, votes: { ...report.votes, withoutText: 2 } };
    const said = sayReport(trial, "http://here/leaderboards/food").join("\n");
    expect(said).toContain("11,000 votes would be stored");
    expect(said).toContain("2 of them without the texts");
    expect(said).not.toContain("http://here");
  });

  it("lists refused rows by reason, with the first of each", () => {
    expect(sayRefusals(report)).toEqual([
      "7 rows were refused:",
      '  unknown outcome: 6 (lines 3, 5, 8, 9, 11, …). The first: "maybe" does not say who won.',
      "  equal outputs: 1 (line 4). The first: both sides have the same text.",
    ]);
    expect(sayRefusals({ refused: [], refusedRows: 0 })).toEqual([]);
  });
});
