import type { Manifest } from "../manifest";
import { type Check, Problems } from "../verify/check";
import { sumOf } from "./since";

/** Whether what came and went since the release before makes the rows that there are now. */
export function checkSince({ since, supersedes, counts, assessments }: Manifest): Check {
  const problems = new Problems();
  const rows = { votes: counts.votes, assessments: assessments?.counts.assessments ?? 0 };
  for (const kind of ["votes", "assessments"] as const) {
    const sum = since ? sumOf(since[kind]) : rows[kind];
    if (sum !== rows[kind]) problems.add(`${kind}: ${sum} by what came and went, ${rows[kind]} in the manifest`);
  }
  if (supersedes !== null && supersedes !== since?.version)
    problems.add(`it takes the place of ${supersedes} and follows another`);
  return {
    name: "changes",
    detail: since ? `what came and went since ${since.version}` : "the first release",
    problems: problems.list(),
  };
}
