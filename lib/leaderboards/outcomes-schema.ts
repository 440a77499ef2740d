import { z } from "zod";

/** A part of the analysis that could not be made, with the reason in a word that pages translate. */
export const untold = z.strictObject({ reason: z.string() });

export const lift = z.strictObject({
  system: z.string(),
  family: z.string(),
  strategy: z.string(),
  lift: z.number(),
  low: z.number(),
  high: z.number(),
});

/** How battles between a personalizing system and the control of its family ended. */
export const worseShare = z.strictObject({
  system: z.string(),
  control: z.string(),
  family: z.string(),
  strategy: z.string(),
  /** Whose votes: everybody's, or one standpoint's. */
  standpoint: z.enum(["any", "owner", "proxy"]),
  battles: z.int(),
  annotators: z.int(),
  /** The personalized output fitted better, the control's did, both did equally, neither did. */
  better: z.int(),
  worse: z.int(),
  tie: z.int(),
  neither: z.int(),
  /** worse / battles, with a 95 % interval clustered by annotator. */
  share: z.number(),
  low: z.number(),
  high: z.number(),
});
export type WorseShare = z.infer<typeof worseShare>;

/** What personalization buys, beyond the board's own lifts. */
export const personalization = z.strictObject({
  worse: z.array(worseShare),
  /** Lifts by votes of one standpoint alone; empty where the filter has one already. */
  standpoints: z.array(
    z.strictObject({ standpoint: z.enum(["owner", "proxy"]), votes: z.int(), lifts: z.array(lift) }),
  ),
});

/** Krippendorff's alpha of a part of the votes. */
const partialAlpha = z.strictObject({
  by: z.enum(["persona", "criterion"]),
  key: z.string(),
  name: z.string(),
  /** How values differ: verdicts by name, marks on a scale by distance. */
  level: z.enum(["nominal", "interval"]),
  alpha: z.union([z.strictObject({ value: z.number(), units: z.int(), votes: z.int() }), untold]),
});
export type PartialAlpha = z.infer<typeof partialAlpha>;

const tierName = z.enum(["easy", "medium", "hard"]);

/** A pair of outputs that people judge differently. */
const dividedPair = z.strictObject({
  task: z.string(),
  prompt: z.string(),
  persona: z.string(),
  first: z.string(),
  second: z.string(),
  /** People who judged it, and how. */
  annotators: z.int(),
  firstWins: z.int(),
  secondWins: z.int(),
  tie: z.int(),
  neither: z.int(),
  /** Share of two of these people who say the same. */
  agreement: z.number(),
  tier: tierName,
});
export type DividedPair = z.infer<typeof dividedPair>;

/** Where people disagree, and what of. */
export const disagreement = z.strictObject({
  alphas: z.array(partialAlpha),
  /** Of the pairs with four judges or more, those that split people most. */
  divided: z.array(dividedPair),
  /** Of the variance of a verdict, what the system explains, and what it does only with this task, persona or annotator. */
  components: z.union([
    z.strictObject({
      votes: z.int(),
      /** Null: these votes do not tell it apart from those before it. */
      parts: z.array(
        z.strictObject({
          source: z.enum(["system", "task", "persona", "annotator", "rest"]),
          variance: z.number().nullable(),
          share: z.number().nullable(),
        }),
      ),
    }),
    untold,
  ]),
  /** Pairs of outputs, and votes on them, by tier. */
  tiers: z.array(z.strictObject({ tier: tierName, pairs: z.int(), votes: z.int() })),
});

const bounded = z.strictObject({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() });

/** People for themselves against people on their behalf. */
export const standpoints = z.strictObject({
  /** On the pairs of outputs that both judged. */
  agreement: z.union([
    z.strictObject({
      pairs: z.int(),
      persons: z.int(),
      ownerVotes: z.int(),
      proxyVotes: z.int(),
      agreement: bounded,
      kappa: bounded.nullable(),
    }),
    untold,
  ]),
  /** Rating by owners minus rating by proxies, of systems that both boards rate. */
  differences: z.union([
    z.array(
      z.strictObject({
        system: z.string(),
        owner: z.number(),
        proxy: z.number(),
        difference: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
    untold,
  ]),
});
