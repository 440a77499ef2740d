import { readFile } from "node:fs/promises";
import path from "node:path";
import type { AssessmentRow } from "../assessments/row";
import { PreviewMaker, previewName } from "../preview/make-preview";
import type { ReleaseRow } from "../schema";
import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";
import type { ReleaseFolder } from "./folder";

/** Makes the preview again from the rows, to be held against the file: it may say nothing else. Fed by `checkTables`, which checked the rows. */
export class CheckedPreview {
  readonly #maker = new PreviewMaker();

  visit(table: string, row: TableRow): void {
    if (table === "votes") this.#maker.addVote(row as ReleaseRow);
    if (table === "assessments") this.#maker.addAssessment(row as AssessmentRow);
  }

  /** A release from before there were previews has none. */
  async finish({ path: folder, manifest }: ReleaseFolder): Promise<Check> {
    const problems = new Problems();
    if (!manifest.files.some(({ name }) => name === previewName)) {
      return { name: "preview", detail: "none", problems: [] };
    }
    const text = await readFile(path.join(folder, previewName), "utf8").catch((error: NodeJS.ErrnoException) => {
      problems.add(`${previewName} cannot be read (${error.code})`);
      return null;
    });
    if (text !== null && text !== this.#maker.write(manifest.version)) {
      problems.add(`${previewName} is not what the rows give`);
    }
    return { name: "preview", detail: "first rows and counts, from the rows", problems: problems.list() };
  }
}
