import { describe, expect, it } from "vitest";
import { type AssessmentRow, assessmentRow } from "../assessments/row";
import { type ReleaseRow, releaseRow } from "../schema";
import { PreviewMaker } from "./make-preview";
import { releasePreview } from "./schema";

const shared = {
  annotator_id: "a",
  arena: "text",
  task: "task-1",
  prompt: "Say it.",
  persona: "ines",
  persona_version: 3,
  standpoint: "proxy",
  source: "human",
  criteria: "{}",
  sampling_probability: 0.25,
  sampling_part: "uniform",
  annotator_attributes: null,
  persona_axes: null,
} as const;

function voteRow(changes: Partial<ReleaseRow> = {}): ReleaseRow {
  return {
    ...shared,
    vote_id: "v",
    battle_id: "b",
    system_left: "alpha-generic",
    family_left: "Alpha",
    strategy_left: "generic",
    system_right: "alpha-persona",
    family_right: "Alpha",
    strategy_right: "persona",
    fit: "left",
    quality: null,
    confidence: null,
    satisfaction_left: null,
    satisfaction_right: null,
    positive_chips_left: "",
    positive_chips_right: "",
    negative_chips_left: "",
    negative_chips_right: "",
    feedback_left: null,
    feedback_right: null,
    feedback_general: "good, “really”\n",
    tier: "medium",
    seconds_to_verdict: 10,
    voted_on: "2026-11-23",
    voted_on_precision: "day",
    ...changes,
  };
}

function assessedRow(changes: Partial<AssessmentRow> = {}): AssessmentRow {
  return {
    ...shared,
    assessment_id: "as",
    showing_id: "s",
    output_id: "o",
    system: "alpha-generic",
    family: "Alpha",
    strategy: "generic",
    scale: 5,
    fit: 3,
    feedback: null,
    seconds_to_fit: null,
    assessed_on: "2026-11-23",
    assessed_on_precision: "day",
    ...changes,
  };
}

function makePreview(votes: readonly ReleaseRow[], assessments: readonly AssessmentRow[] = []) {
  const maker = new PreviewMaker();
  for (const row of votes) maker.addVote(row);
  for (const row of assessments) maker.addAssessment(row);
  const text = maker.write("v2026.11.1");
  return { text, preview: releasePreview.parse(JSON.parse(text)) };
}

describe("the preview of a release", () => {
  it("has the first fifty rows in their order, with every column and no other", () => {
    const rows = Array.from({ length: 60 }, (_, n) => voteRow({ vote_id: `v${n}` }));
    const [votes] = makePreview(rows).preview.tables;
    expect(votes?.rows).toBe(60);
    expect(votes?.columns).toEqual(Object.keys(releaseRow.shape));
    const shown = votes!.first.map((cells) =>
      releaseRow.parse(Object.fromEntries(votes!.columns.map((name, index) => [name, cells[index]]))),
    );
    expect(shown).toEqual(rows.slice(0, 50));
    const [assessed] = makePreview([], [assessedRow()]).preview.tables;
    expect(assessed?.columns).toEqual(Object.keys(assessmentRow.shape));
  });

  it("takes no key that the table does not have", () => {
    const { text } = makePreview([{ ...voteRow(), ip: "192.0.2.1" } as ReleaseRow]);
    expect(text).not.toContain("192.0.2.1");
  });

  it("counts all rows, by day as it is told and by arena and answer", () => {
    const [votes] = makePreview([
      voteRow({ arena: "text", voted_on: "2026-11-24" }),
      voteRow({ arena: "image", voted_on: "2026-11-23", fit: "both_bad" }),
      voteRow({ arena: "text", voted_on: "2026-11-23", voted_on_precision: "week", fit: "tie" }),
      voteRow({ arena: "text", voted_on: "2026-11-23", voted_on_precision: "week" }),
    ]).preview.tables;
    expect(votes?.days).toEqual([
      { on: "2026-11-23", precision: "week", rows: 2 },
      { on: "2026-11-23", precision: "day", rows: 1 },
      { on: "2026-11-24", precision: "day", rows: 1 },
    ]);
    const answers = (left: number, tie: number, neither: number) => [
      { answer: "left", rows: left },
      { answer: "right", rows: 0 },
      { answer: "tie", rows: tie },
      { answer: "both_bad", rows: neither },
    ];
    expect(votes?.arenas).toEqual([
      { arena: "image", answers: answers(0, 0, 1) },
      { arena: "text", answers: answers(2, 1, 0) },
    ]);
  });

  it("counts assessments by their place on the scale, or its fifth", () => {
    const marks = [0, 19, 20, 80, 99, 100].map((fit) => assessedRow({ arena: "fine", scale: 100, fit }));
    const [assessed] = makePreview([], [assessedRow({ fit: 5 }), ...marks]).preview.tables;
    expect(assessed?.name).toBe("assessments");
    const counts = assessed?.arenas.map(({ arena, answers }) => [arena, ...answers.map(({ rows }) => rows)]);
    expect(counts).toEqual([
      ["fine", 2, 1, 0, 0, 3],
      ["text", 0, 0, 0, 0, 1],
    ]);
  });

  it("is the same text for the same rows, and holds what came of both kinds", () => {
    const rows = [voteRow({ arena: "z" }), voteRow({ arena: "a" })];
    expect(makePreview(rows, [assessedRow()]).text).toBe(makePreview(rows, [assessedRow()]).text);
    expect(makePreview(rows, [assessedRow()]).preview.tables.map(({ name }) => name)).toEqual(["votes", "assessments"]);
    expect(makePreview([]).preview.tables).toEqual([]);
  });
});
