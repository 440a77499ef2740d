import { z } from "zod";
import { modality, slug } from "@/lib/battles/schema";
import type { Contract } from "@/lib/http/contract";

export const arenaParams = z.strictObject({ arena: slug });

/** A reason to pick: something good of an output, or something that it lacks. */
export const chip = z.strictObject({ key: z.string(), label: z.string(), polarity: z.enum(["positive", "negative"]) });
export type Chip = z.infer<typeof chip>;

/** A question beside fit and quality. Its `kind` says what is answered. */
export const criterion = z.discriminatedUnion("kind", [
  /** A mark from 1 to `scale` for each side; 5 is the usual scale. */
  z.strictObject({
    kind: z.literal("scale"),
    key: z.string(),
    label: z.string(),
    scale: z.int().min(2).max(100),
  }),
  /** Which side is better in this: A, the same, or B. */
  z.strictObject({ kind: z.literal("side"), key: z.string(), label: z.string() }),
]);
export type Criterion = z.infer<typeof criterion>;

/** A number or whole number within bounds, refused in the words that stand after its name. */
function bounded(number: z.ZodNumber, least: number, most: number): z.ZodNumber {
  const words = `must be between ${least} and ${most}`;
  return number.min(least, words).max(most, words);
}

const samplingShare = bounded(z.number("must be a number"), 0, 1);

/** How an arena draws its battles. Shares are weighed against each other; a part that has nothing to draw leaves its share to the others. */
export const samplingSettings = z.strictObject({
  shares: z
    .strictObject({
      /** Pairs of systems whose next vote is expected to tell most. */
      information: samplingShare.default(0.6),
      /** Systems that were judged less than the others. */
      floor: samplingShare.default(0.05),
      /** A strategy against its family's control. */
      control: samplingShare.default(0.1),
      /** Personas that were judged less than the others. */
      coverage: samplingShare.default(0.05),
      /** Pairs that several annotators judge. */
      overlap: samplingShare.default(0.1),
      /** The annotator's own earlier pairs with sides swapped. */
      repeat: samplingShare.default(0.05),
      /** Any pair of outputs; never without a share, so that each keeps a chance. */
      uniform: bounded(z.number("must be a number"), 0.01, 1).default(0.05),
    })
    .prefault({}),
  /** Annotators wanted for each shared pair, */
  overlapAnnotators: bounded(z.int("must be a whole number"), 2, 100).default(5),
  /** and how many such pairs are open at a time. */
  overlapPairs: bounded(z.int("must be a whole number"), 1, 1000).default(20),
});
export type SamplingSettings = z.infer<typeof samplingSettings>;

/** Two outputs at once, or one at a time on a scale. */
export const arenaMode = z.enum(["pairwise", "absolute"]);
export type ArenaMode = z.infer<typeof arenaMode>;

/** Scales of fit of an absolute arena: 1 to 5, or 0 to 100. */
export const fitScale = z.union([z.literal(5), z.literal(100)]);
export type FitScale = z.infer<typeof fitScale>;

/** Where a scale begins: one of 100 at 0, any other at 1. */
export function lowestMark(scale: number): 0 | 1 {
  return scale === 100 ? 0 : 1;
}

/** An arena as the annotator's page needs it. */
export const arena = z.strictObject({
  slug: z.string(),
  name: z.string(),
  modality,
  mode: arenaMode,
  /** The scale of fit; null for pairs. */
  scale: fitScale.nullable(),
  summary: z.string(),
  instructions: z.string(),
  chips: z.array(chip),
  criteria: z.array(criterion),
  canBeJudged: z.boolean(),
});
export type Arena = z.infer<typeof arena>;

export const listedArena = z.strictObject({
  slug: z.string(),
  name: z.string(),
  modality,
  mode: arenaMode,
  summary: z.string(),
  /** Counted votes of every source; `simulatedVotes` of them are simulated. */
  votes: z.int(),
  simulatedVotes: z.int(),
  /** Counted assessments of every source; 0 where pairs are judged. */
  assessments: z.int(),
  systems: z.int(),
  /** Whether anything can be drawn here; false where all votes were cast elsewhere and imported. */
  canBeJudged: z.boolean(),
});
export type ListedArena = z.infer<typeof listedArena>;

export const listArenasResult = z.strictObject({ arenas: z.array(listedArena) });

export const listArenasContract = {
  method: "get",
  path: "/api/v1/arenas",
  summary: "List the arenas",
  identity: "anyone",
  status: 200,
  response: listArenasResult,
  errors: [],
} as const satisfies Contract;

/** A task as a battle shows it. */
export interface TaskView {
  readonly arena: string;
  readonly modality: z.infer<typeof modality>;
  readonly prompt: string;
  readonly sourceTitle: string | null;
  readonly sourceCredit: string | null;
  /** Words of the source text; null where there is none. */
  readonly sourceWords: number | null;
  readonly hasSourceImage: boolean;
}

/** An arena as it is opened. */
export interface ArenaFacts {
  readonly slug: string;
  readonly name: string;
  readonly modality: "text" | "image" | "summary";
  /** One sentence for the landing page. */
  readonly summary: string;
  /** What the annotator is told about judging. */
  readonly instructions: string;
  readonly criteria: readonly Readonly<Criterion>[];
  readonly chips: readonly Readonly<Chip>[];
  readonly position: number;
}

/** A task as it is added to an arena. */
export interface TaskFacts {
  readonly slug: string;
  readonly prompt: string;
  readonly sourceTitle?: string;
  readonly sourceText?: string;
  /** Encoded source image. */
  readonly sourceImage?: Uint8Array;
  readonly sourceCredit?: string;
  /** What a system must know beyond the prompt, `{words: 80}`. */
  readonly options: Readonly<Record<string, string | number>>;
}
