/** The page's sections in their order. Boards link to them by id: an id stays what it is. */
export const sectionGroups = [
  {
    name: "Ratings",
    sections: [
      { id: "strengths", title: "Strengths" },
      { id: "ties", title: "Ties" },
      { id: "ratings", title: "The scale" },
      { id: "existence", title: "What can be rated" },
    ],
  },
  {
    name: "How sure",
    sections: [
      { id: "intervals", title: "Intervals" },
      { id: "ranks", title: "Ranks" },
      { id: "best", title: "Probability to be best" },
      { id: "fragility", title: "What the first place hangs on" },
    ],
  },
  {
    name: "Beside the rating",
    sections: [
      { id: "lift", title: "Lift" },
      { id: "rates", title: "Win rate and neither" },
      { id: "pairs", title: "Pair by pair" },
      { id: "control", title: "Style and side held equal" },
      { id: "assessments", title: "One output at a time" },
    ],
  },
  {
    name: "Who judges",
    sections: [
      { id: "segments", title: "Segments" },
      { id: "heterogeneity", title: "Do people differ" },
      { id: "prototypes", title: "Kinds of taste" },
      { id: "own-board", title: "A board of your own" },
      { id: "agreement", title: "Agreement" },
      { id: "tiers", title: "Easy and hard pairs" },
      { id: "disagreement", title: "Disagreement" },
      { id: "standpoints", title: "Owners and proxies" },
    ],
  },
  {
    name: "The record",
    sections: [
      { id: "sampling", title: "Which pair is shown" },
      { id: "simulated", title: "Simulated votes" },
      { id: "exclusions", title: "What is left out" },
      { id: "filters", title: "Filters" },
      { id: "refresh", title: "When boards change" },
      { id: "history", title: "Over time" },
      { id: "limits", title: "What a board does not say" },
      { id: "cite", title: "How to cite" },
      { id: "changes", title: "Changes" },
      { id: "sources", title: "Sources" },
    ],
  },
] as const;

export type SectionId = (typeof sectionGroups)[number]["sections"][number]["id"];

const titles: ReadonlyMap<string, string> = new Map(
  sectionGroups.flatMap(({ sections }) => sections.map(({ id, title }) => [id, title])),
);

export function titleOf(id: SectionId): string {
  return titles.get(id) ?? id;
}
