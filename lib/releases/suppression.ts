import { coarsenProbability, coarsenToDay, coarsenToStep } from "@/lib/privacy/coarsen";
import type { CoarseDay } from "@/lib/privacy/coarsen-days";
import type { Loss } from "@/lib/privacy/suppress/measure-loss";
import type { Anonymity } from "@/lib/privacy/suppress/suppress-persons";

/** What is decided over all rows of a release at once: how exactly their days, and what annotators say of themselves, are published. */
export interface Suppression {
  readonly days: Readonly<Record<"vote" | "assessment", ReadonlyMap<string, CoarseDay>>>;
  /** By the annotator's pseudonym; who is not in it says nothing. */
  readonly persons: ReadonlyMap<string, CoarsePerson>;
  readonly loss: Loss & Anonymity;
}

/** Objects of JSON, or null where nothing is published. */
export interface CoarsePerson {
  readonly attributes: string | null;
  readonly axes: string | null;
}

/** What a judgement has that is published coarsened. */
interface Exact {
  readonly annotatorId: string;
  readonly standpoint: "owner" | "proxy";
  readonly publishesPersona: boolean;
  readonly samplingProbability: number;
  readonly createdAt: Date;
  readonly tookMs: unknown;
}

/** The same, as it is published. */
export interface Coarse {
  readonly samplingProbability: number;
  readonly seconds: ReturnType<typeof coarsenToStep>;
  readonly day: CoarseDay;
  readonly annotatorAttributes: string | null;
  readonly personaAxes: string | null;
}

/**
 * Coarsens a judgement as was decided over all of them.
 *
 * @param judgement under its pseudonyms
 * @throws Error for a day that no counted row has: the transaction does not show one moment
 */
export function coarsenJudgement(
  judgement: Exact,
  table: keyof Suppression["days"],
  { days, persons }: Suppression,
): Coarse {
  const exactDay = coarsenToDay(judgement.createdAt);
  const day = days[table].get(exactDay);
  if (!day) throw new Error(`no ${table} of ${exactDay} was counted`);
  const person = judgement.publishesPersona ? persons.get(judgement.annotatorId) : undefined;
  return {
    samplingProbability: coarsenProbability(judgement.samplingProbability),
    seconds: coarsenToStep(judgement.tookMs),
    day,
    annotatorAttributes: person?.attributes ?? null,
    personaAxes: judgement.standpoint === "owner" ? (person?.axes ?? null) : null,
  };
}
