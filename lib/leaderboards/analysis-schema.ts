import { z } from "zod";
import { disagreement, lift, personalization, standpoints, untold } from "./outcomes-schema";

const ratedSystem = z.strictObject({
  system: z.string(),
  rating: z.number(),
  low: z.number(),
  high: z.number(),
  rank: z.int(),
});
export type RatedReading = z.infer<typeof ratedSystem>;

/** Counts of each pair that met: indices into the list of systems, first < second. */
const pairTable = z.strictObject({
  systems: z.array(z.string()),
  first: z.array(z.int()),
  second: z.array(z.int()),
  firstWins: z.array(z.number()),
  secondWins: z.array(z.number()),
  ties: z.array(z.number()),
  bothBad: z.array(z.number()),
});
export type PairTable = z.infer<typeof pairTable>;

/** What the form of an output does to a vote, and the ratings with all of it held equal. */
const control = z.strictObject({
  coefficients: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      /** What one step of the coefficient is: "one standard deviation, 38 words". */
      step: z.string(),
      /** Elo points that one step is worth, with a 95 % interval. */
      points: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  /** Covariates that could not be told apart from others, or do not vary. */
  leftOut: z.array(z.strictObject({ key: z.string(), label: z.string(), reason: z.string() })),
  systems: z.array(ratedSystem),
  lifts: z.array(lift),
});

/** Whether people, or groups, differ at all. */
const heterogeneity = z.strictObject({
  statistic: z.number(),
  pValue: z.number(),
  rounds: z.int(),
  /** Standard deviation of a system's strength between them, in Elo points; 0 where they are alike. */
  spread: z.number(),
  /** How many groups or voters were compared. */
  compared: z.int(),
});
export type Heterogeneity = z.infer<typeof heterogeneity>;

const segmentBoard = z.strictObject({
  /** `persona:ines-calderon`, `attribute:age.30-39`, `annotator:fan.yes`: as the filter in the URL names it. */
  key: z.string(),
  name: z.string(),
  votes: z.int(),
  /** Who cast them. */
  annotators: z.int(),
  systems: z.array(ratedSystem),
  /** Votes of each system inside the segment. */
  records: z.array(
    z.strictObject({
      system: z.string(),
      votes: z.int(),
      winRate: z.number().nullable(),
      bothBadRate: z.number().nullable(),
    }),
  ),
  lifts: z.array(lift),
});

/** Ratings for each group, drawn towards the whole as far as the data say that they are alike. */
const segmentation = z.strictObject({
  /** What the groups are: `persona`, `attribute:age`, `annotator:fan`. */
  by: z.string(),
  label: z.string(),
  heterogeneity: z.union([heterogeneity, untold]),
  segments: z.array(segmentBoard),
  /** Groups that are not shown, since fewer than ten annotators are in them. */
  hidden: z.int(),
});
export type Segmentation = z.infer<typeof segmentation>;

/** Where the people of a kind lie on the axes of taste, against those of all other kinds. */
const kindAxes = z.strictObject({
  /** Axes that ten people or more have told, here and among the others. */
  compared: z.int(),
  /** Those that differ for sure, the largest difference first; at most three. */
  leanings: z.array(
    z.strictObject({
      axis: z.string(),
      /** The end that the kind leans to, in words, and the other end. */
      towards: z.string(),
      against: z.string(),
      /** Mean of the kind minus mean of the others, on a scale from −1 to 1, with a 95 % interval. Below 0: towards the first end. */
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      /** Corrected for the number of axes that were compared. */
      pValue: z.number(),
      /** People of the kind, and others, who have told it and let it be published. */
      people: z.int(),
      others: z.int(),
    }),
  ),
});
export type AxisLeaning = z.infer<typeof kindAxes>["leanings"][number];

/** Kinds of taste that the votes themselves suggest. */
const prototypes = z.strictObject({
  /** Voters whose votes they were found in. */
  voters: z.int(),
  /** BIC of each number of classes that was tried, from one class on; the smallest is chosen. */
  bic: z.array(z.number()),
  /** How sure the assignment of voters is, 0 to 1. */
  certainty: z.number(),
  /** Kinds that are not shown, since fewer than ten annotators are in them. */
  hidden: z.int(),
  classes: z.array(
    z.strictObject({
      /** `prototype:1`, as the filter in the URL names it. */
      key: z.string(),
      share: z.number(),
      /** Voters most likely of this class. */
      voters: z.int(),
      systems: z.array(ratedSystem),
      /** Systems that it rates most surely otherwise than the whole, in points, with 95 % intervals. */
      contrasts: z.array(z.strictObject({ system: z.string(), points: z.number(), low: z.number(), high: z.number() })),
      /** Without intervals, since the covariance of contrasts is not estimated: mean contrast of the systems of a strategy, and of a family, the most favored first. */
      leanings: z.array(z.strictObject({ by: z.enum(["strategy", "family"]), name: z.string(), points: z.number() })),
      /** What its people told of their taste. */
      axes: z.union([kindAxes, untold]),
      /** Ratings of strategies minus those of their controls, within the kind. The intervals are at least as wide as they must be. */
      lifts: z.array(lift),
    }),
  ),
});

/** What one more person's taste is expected to be, before they vote. */
const taste = z.strictObject({
  /** Standard deviation of one person's ratings around those of their kind, Elo points. */
  spread: z.number(),
  /** How many kinds there are: those of `prototypes`, or 1 where the whole says as much. */
  kinds: z.int(),
});

/** A share with its 95 % interval. */
const share = z.strictObject({ share: z.number(), low: z.number(), high: z.number(), count: z.int() });

const agreement = z.strictObject({
  /** Krippendorff's alpha of verdicts by different people on the same pair of outputs. */
  alpha: z.union([z.strictObject({ value: z.number(), units: z.int(), votes: z.int() }), untold]),
  /** Share of verdicts on the same pair that agree. */
  raw: z.union([z.strictObject({ value: z.number(), pairs: z.number() }), untold]),
  /** Left among the votes with a winner. */
  leftShare: z.union([share.extend({ pValue: z.number() }), untold]),
});

/** How few votes hold the first place. Without a number `reason` says why, as `fragilityOf` (lib/ranking) has it. */
const fragility = z.strictObject({
  first: z.string(),
  /** Votes whose removal puts another system first. */
  votes: z.int().nullable(),
  share: z.number().nullable(),
  successor: z.string().nullable(),
  reason: z.enum(["no_rival", "shared", "share", "held"]).nullable(),
});

/** What takes longer to compute than a board: made beside it, at a slower pace. */
export const analysisContent = z.strictObject({
  pairs: pairTable,
  /** How often each system was shown, of all battles drawn for the filter's votes. */
  shown: z.array(z.strictObject({ system: z.string(), battles: z.int(), share: z.number() })),
  /** Battles that each part of the sampling policy drew, the most first. */
  parts: z.array(z.strictObject({ part: z.string(), battles: z.int() })),
  /** How evenly the systems that are not retired were shown; null before the first battle. */
  evenness: z
    .strictObject({
      /** 0 where all were shown equally often, towards 1 where one alone was. */
      gini: z.number(),
      /** Jain's fairness index: 1 where all were shown equally often. */
      jain: z.number(),
      /** Entropy over that of equal exposure, 0 to 1. */
      entropy: z.number(),
      /** The least shown system over the mean. */
      least: z.number(),
    })
    .nullable(),
  control: z.union([control, untold]),
  segmentations: z.array(segmentation),
  /** Whether single annotators differ. */
  voters: z.union([heterogeneity, untold]),
  prototypes: z.union([prototypes, untold]),
  taste: z.union([taste, untold]),
  agreement,
  /** Null while nothing is rated. */
  fragility: z.union([fragility, untold]).nullable(),
  personalization,
  disagreement,
  standpoints,
});
export type AnalysisContent = z.infer<typeof analysisContent>;
