import { verdict } from "@/lib/votes/schema";
import { type AssessmentRow, assessmentColumns } from "../assessments/row";
import { columns as voteColumns } from "../columns";
import type { ReleaseRow } from "../schema";
import { type ReleasePreview, releasePreview } from "./schema";
import { ShortTable } from "./short-table";

/** What the file is called in a release. */
export const previewName = "preview.json";

const fifths = ["0–19", "20–39", "40–59", "60–79", "80–100"] as const;
const places = ["1", "2", "3", "4", "5"] as const;

/**
 * Makes the preview of a release from its published rows, in the order of its files: the same rows give the same text. Cost O(1) a row, memory as
 * `ShortTable` has it.
 */
export class PreviewMaker {
  readonly #votes = new ShortTable<ReleaseRow>("votes", voteColumns, (row) => ({
    arena: row.arena,
    on: row.voted_on,
    precision: row.voted_on_precision,
    answer: row.fit,
    answers: verdict.options,
  }));
  readonly #assessments = new ShortTable<AssessmentRow>("assessments", assessmentColumns, (row) => ({
    arena: row.arena,
    on: row.assessed_on,
    precision: row.assessed_on_precision,
    answer: row.scale === 100 ? fifthOf(row.fit) : String(row.fit),
    answers: row.scale === 100 ? fifths : places,
  }));

  addVote(row: ReleaseRow): void {
    this.#votes.add(row);
  }

  addAssessment(row: AssessmentRow): void {
    this.#assessments.add(row);
  }

  /** The text of `preview.json`. @throws ZodError it is not what its schema says, which is a defect */
  write(version: string): string {
    const tables = [this.#votes.finish(), this.#assessments.finish()].filter((table) => table !== null);
    const preview: ReleasePreview = { schema: "palate.preview/1", version, tables };
    return `${JSON.stringify(releasePreview.parse(preview))}\n`;
  }
}

function fifthOf(fit: number): string {
  return fifths[Math.min(Math.floor(fit / 20), fifths.length - 1)]!;
}
