import { cutoffsOf } from "../changes/record-then";
import type { ReleaseBefore } from "../changes/release-before";
import type { PlanCutoffs } from "../schedule/cutoff-plan";

/** The cut-offs of a re-issue: those of the release whose place it takes. No arena moves. */
export function reissueCutoffs({ manifest }: Pick<ReleaseBefore, "manifest">): PlanCutoffs {
  return async (connection) => {
    const { rows } = await connection.query<{ slug: string }>("SELECT slug FROM arena");
    const cutoffs = cutoffsOf(
      manifest,
      rows.map(({ slug }) => slug),
    );
    const schedules = manifest.schema === "palate.release/3" ? manifest.schedules : {};
    return { cutoffs, schedules: new Map(Object.entries(schedules)), moved: [] };
  };
}
