import { AppError } from "@/lib/errors";

/** Says that a release is gone, and which one to use instead. */
export function releaseSuperseded(version: string, supersededBy: string): AppError {
  const detail = `Votes of ${version} were withdrawn. ${supersededBy} has taken its place; use that one.`;
  return new AppError("release_superseded", { detail, extra: { supersededBy } });
}
