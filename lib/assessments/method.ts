/** How an absolute board is called among the snapshots of its arena. */
export const absoluteView = "absolute";

/** Changes when a board would be computed otherwise from the same assessments. Named in every snapshot and its hash. */
export const absoluteMethodology = "absolute-2026-11-1";

export const absoluteMethod = "least squares with annotator effects, intervals clustered by annotator";
