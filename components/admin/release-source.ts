/** The sources that a release can be asked for in the operator’s room. */
export const releaseSources = [
  { key: "human", text: "people" },
  { key: "simulated", text: "the simulation" },
] as const;

export type ReleaseSource = (typeof releaseSources)[number]["key"];
