import { db, type Transaction } from "@/lib/db/client";
import { axes } from "@/lib/elicitation/axes";
import { type AxisEstimate, estimateAxes } from "@/lib/elicitation/belief";
import { beliefFrom, nextStep } from "@/lib/elicitation/interview";
import type { WarmUpSide } from "@/lib/elicitation/warm-up-pairs";
import { AppError } from "@/lib/errors";
import { invalidField } from "@/lib/http/invalid-request";
import type { VersionedProfile } from "../queries";
import { ownProfile } from "../usable-profile";
import { readHistory } from "./read-history";
import type {
  InterviewStepView,
  NextStepAnswer,
  OwnAxis,
  OwnEvent,
  OwnEvidence,
  OwnPersona,
  OwnVisibility,
  ReadHistoryAnswer,
  WarmUpSideView,
} from "./schema";

const newestOwn = {
  orderBy: { version: "desc" },
  take: 1,
  include: {
    own: true,
    axes: true,
    preferences: { orderBy: { position: "asc" } },
    history: { orderBy: { position: "asc" } },
  },
} as const;

/** The newest version of the annotator's own persona as they alone may see it; null where they have none. */
export async function getOwnPersona(annotatorId: string): Promise<OwnPersona | null> {
  return db.$transaction((tx) => readOwnPersona(tx, annotatorId));
}

/** The same inside of a transaction, which sees what it wrote itself. */
export async function readOwnPersona(tx: Transaction, annotatorId: string): Promise<OwnPersona | null> {
  const persona = await tx.persona.findFirst({
    where: { annotatorId, kind: "self", retiredAt: null },
    select: { versions: newestOwn },
  });
  const version = persona?.versions[0];
  if (!version?.own) return null;
  return {
    version: version.version,
    savedAt: version.createdAt.toISOString(),
    axes: nameAxes(version.axes),
    description: version.description,
    attributes: version.attributes as OwnPersona["attributes"],
    interests: version.preferences
      .filter(({ aspect }) => aspect === "topic")
      .map(({ label, isLiked }) => ({ topic: label, isLiked })),
    // Prints that they liked in the warm-up are kept as events, too, and come from the evidence again at the next saving.
    history: version.history
      .filter(({ image }) => image === null)
      .map(({ happenedOn, action, text }) => ({
        happenedOn: happenedOn.toISOString().slice(0, 10),
        action: action as OwnEvent["action"],
        text,
      })),
    evidence: version.own.evidence as OwnEvidence,
    visibility: visibilityOf(version.own),
  };
}

/**
 * What systems may have of the annotator's own persona, with the version that outputs for it belong to; null where they
 * have none. The only way from a `self` persona to a system.
 */
export async function getOwnProfile(annotatorId: string): Promise<VersionedProfile | null> {
  const persona = await db.persona.findFirst({
    where: { annotatorId, kind: "self", retiredAt: null },
    select: { versions: newestOwn },
  });
  const version = persona?.versions[0];
  if (!version?.own) return null;
  return { versionId: version.id, profile: await ownProfile(version, visibilityOf(version.own)) };
}

/**
 * The question or pair that comes next, and where the answers lead so far. Computes some 25 gains: milliseconds.
 *
 * @throws AppError invalid_request where an answer is about a question or pair that is not there
 */
export function askNext(input: OwnEvidence & { leaves?: "questions" | "all" }): NextStepAnswer {
  try {
    return {
      step: viewStep(nextStep(input, input.leaves ?? null)),
      axes: nameAxes(estimateAxes(beliefFrom(input)).map((axis) => ({ ...axis, isByHand: false }))),
    };
  } catch (error) {
    if (error instanceof RangeError) throw invalidField("answers", error.message, error);
    throw error;
  }
}

/**
 * What a pasted or uploaded history says, before anything is stored. Linear.
 *
 * @throws AppError invalid_request where nothing of it can be read
 */
export async function showHistory(input: { name?: string; text: string; today: string }): Promise<ReadHistoryAnswer> {
  try {
    return await readHistory(input);
  } catch (error) {
    if (error instanceof Error && error.name === "FileError") {
      // The message names the file: the field of the request that it came in says nothing to a person.
      throw new AppError("invalid_request", { detail: error.message, cause: error });
    }
    throw error;
  }
}

function viewStep(step: ReturnType<typeof nextStep>): InterviewStepView {
  if (step.kind === "done") return { kind: "done" };
  const { progress } = step;
  if (step.kind === "question") {
    const { key, text, low, high } = step.question;
    return { kind: "question", key, text, low, high, progress };
  }
  const { key, prompt, left, right } = step.pair;
  return { kind: "pair", key, prompt, left: viewSide(left), right: viewSide(right), progress };
}

function viewSide(side: WarmUpSide): WarmUpSideView {
  return side.type === "text" ? side : { type: "image", url: `/warm-up/${side.file}`, alt: side.alt };
}

function nameAxes(estimates: readonly (Omit<AxisEstimate, "axis"> & { axis: string; isByHand: boolean })[]): OwnAxis[] {
  return axes.flatMap(({ key, low, high, about }) => {
    const estimate = estimates.find(({ axis }) => axis === key);
    if (!estimate) return [];
    const { mean, sd, isByHand } = estimate;
    return [{ axis: key, low, high, about, mean, sd, isByHand }];
  });
}

function visibilityOf(own: {
  descriptionVisibility: OwnVisibility["description"];
  preferencesVisibility: OwnVisibility["preferences"];
  attributesVisibility: OwnVisibility["attributes"];
  historyVisibility: OwnVisibility["history"];
}): OwnVisibility {
  return {
    description: own.descriptionVisibility,
    preferences: own.preferencesVisibility,
    attributes: own.attributesVisibility,
    history: own.historyVisibility,
  };
}
