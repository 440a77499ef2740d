/** What changed in how boards are computed, the newest first. The first entry is the methodology that the boards name. */
export const versions = [
  {
    version: "2026-11-10",
    changes: "filters of one standpoint tell nothing pair by pair of owners who are fewer than ten.",
  },
  { version: "2026-11-9", changes: "contrasts of kinds of taste are told with their intervals." },
  {
    version: "2026-11-8",
    changes:
      "shares of the variance of a verdict are told from 30 votes on; what fewer than ten people said for themselves is not told apart.",
  },
  {
    version: "2026-11-7",
    changes: "kinds of taste are also told by the axes of taste that their people let be published.",
  },
  {
    version: "2026-11-6",
    changes:
      "how often personalization was judged worse, segments by what is declared of personas and annotators, tiers, disagreement, owners against proxies.",
  },
  {
    version: "2026-11-5",
    changes:
      "an analysis says how far one person’s taste lies from their kind, and boards of single people are drawn from it.",
  },
  {
    version: "2026-11-4",
    changes:
      "pairs are drawn by a policy of parts instead of uniformly, and boards say how evenly systems were shown and which part drew how many.",
  },
  {
    version: "2026-11-3",
    changes:
      "kinds of taste are searched with part of the voters, a segment rates only systems that were judged for it, imported votes are counted apart.",
  },
  {
    version: "2026-11-2",
    changes:
      "intervals clustered by person, probability to be best, fragility, control for style and side, segments with partial pooling, tests whether people differ, kinds of taste, agreement; Rao and Kupper’s model beside the others.",
  },
  {
    version: "2026-11-1",
    changes:
      "ratings with Davidson’s ties, intervals from the model and from the sandwich for independent votes, lift.",
  },
] as const;

export const currentVersion = versions[0].version;
