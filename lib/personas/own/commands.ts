import { readFile } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { lockAnnotator } from "@/lib/annotators/queries";
import { consentVersion } from "@/lib/annotators/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { db, type Transaction } from "@/lib/db/client";
import { type AxisKey, axes } from "@/lib/elicitation/axes";
import { estimateAxes } from "@/lib/elicitation/belief";
import { beliefFrom } from "@/lib/elicitation/interview";
import { preferencesFromAxes } from "@/lib/elicitation/preferences";
import { warmUpPairs } from "@/lib/elicitation/warm-up-pairs";
import { AppError } from "@/lib/errors";
import { invalidField } from "@/lib/http/invalid-request";
import { putBlob } from "@/lib/storage/blobs";
import { readOwnPersona } from "./queries";
import type { OwnEvidence, OwnPersona, SaveOwnPersonaBody } from "./schema";

/**
 * Saves an annotator's own persona as a new, immutable version; what is as it was stays the version that it is. Where each
 * axis lies comes from the answers and verdicts, unless they set it by hand.
 *
 * @returns the newest version
 * @throws AppError consent_required | invalid_request (an axis, question or pair that is not there)
 */
export async function saveOwnPersona(
  input: SaveOwnPersonaBody & { readonly annotatorId: string },
  clock: Clock = systemClock,
): Promise<OwnPersona> {
  const { annotatorId, byHand, ...body } = input;
  const places = placeAxes(body.evidence, byHand);
  const prints = await keepLikedPrints(body.evidence);
  return db.$transaction(async (tx) => {
    // One saving at a time for an annotator: two at once would count to the same version. And none while consent is taken back.
    await lockAnnotator(tx, annotatorId);
    const consent = await tx.consent.findFirst({ where: { annotatorId, version: consentVersion, withdrawnAt: null } });
    if (!consent) throw new AppError("consent_required");
    const present = await readOwnPersona(tx, annotatorId);
    if (present && says(present, body, byHand)) return present;
    await storeVersion(tx, { annotatorId, body, places, prints, now: clock.now() });
    return (await readOwnPersona(tx, annotatorId))!;
  });
}

interface Place {
  readonly axis: AxisKey;
  readonly mean: number;
  readonly sd: number;
  readonly isByHand: boolean;
}

function placeAxes(evidence: OwnEvidence, byHand: Readonly<Record<string, number>>): Place[] {
  const unknown = Object.keys(byHand).find((key) => !axes.some((axis) => axis.key === key));
  if (unknown !== undefined) throw invalidField("byHand", `has no axis "${unknown}"`);
  try {
    return estimateAxes(beliefFrom(evidence)).map(({ axis, mean, sd }) => {
      const set = byHand[axis];
      return set === undefined ? { axis, mean, sd, isByHand: false } : { axis, mean: set, sd: 0, isByHand: true };
    });
  } catch (error) {
    if (error instanceof RangeError) throw invalidField("evidence", error.message, error);
    throw error;
  }
}

/** The prints that were preferred in the warm-up, as images of a history. */
async function keepLikedPrints(evidence: OwnEvidence): Promise<string[]> {
  const liked = evidence.verdicts.flatMap(({ pair: key, verdict }) => {
    const pair = warmUpPairs.find((one) => one.key === key);
    const side = verdict === "left" || verdict === "right" ? pair?.[verdict] : undefined;
    return side?.type === "image" ? [side.file] : [];
  });
  return Promise.all(liked.map(async (file) => putBlob(await readFile(path.resolve("public", "warm-up", file)))));
}

function says(
  present: OwnPersona,
  body: Omit<SaveOwnPersonaBody, "byHand">,
  byHand: Readonly<Record<string, number>>,
): boolean {
  const { version: _, savedAt: __, axes: placed, ...stored } = present;
  const set = Object.fromEntries(placed.filter(({ isByHand }) => isByHand).map(({ axis, mean }) => [axis, mean]));
  return isDeepStrictEqual(stored, body) && isDeepStrictEqual(set, { ...byHand });
}

interface NewVersion {
  readonly annotatorId: string;
  readonly body: Omit<SaveOwnPersonaBody, "byHand">;
  readonly places: readonly Place[];
  readonly prints: readonly string[];
  readonly now: Date;
}

async function storeVersion(tx: Transaction, { annotatorId, body, places, prints, now }: NewVersion): Promise<void> {
  const live = await tx.persona.findFirst({
    where: { annotatorId, kind: "self", retiredAt: null },
    select: { id: true, versions: { orderBy: { version: "desc" }, take: 1, select: { version: true } } },
  });
  const personaId = live?.id ?? uuidv7();
  if (!live) await tx.persona.create({ data: { id: personaId, slug: `self-${personaId}`, kind: "self", annotatorId } });
  const means = Object.fromEntries(places.map(({ axis, mean }) => [axis, mean]));
  const preferences = [
    ...body.interests.map(({ topic, isLiked }) => ({
      aspect: "topic",
      isLiked,
      label: topic,
      value: topic,
      weight: 1,
    })),
    ...preferencesFromAxes(means).map((preference) => ({ ...preference, isLiked: true })),
  ];
  const events = [
    ...body.history.map((event) => ({ ...event, happenedOn: new Date(event.happenedOn), image: null })),
    ...prints.map((image) => ({ happenedOn: now, action: "liked", text: "A print", image })),
  ];
  const { visibility } = body;
  await tx.personaVersion.create({
    data: {
      personaId,
      version: (live?.versions[0]?.version ?? 0) + 1,
      name: "You",
      shortName: "you",
      headline: "",
      description: body.description,
      attributes: body.attributes,
      createdAt: now,
      preferences: { create: preferences.map((preference, position) => ({ position, ...preference })) },
      history: { create: events.map((event, position) => ({ position, ...event })) },
      axes: { create: [...places] },
      own: {
        create: {
          descriptionVisibility: visibility.description,
          preferencesVisibility: visibility.preferences,
          attributesVisibility: visibility.attributes,
          historyVisibility: visibility.history,
          evidence: body.evidence,
        },
      },
    },
  });
}

/**
 * Erases what an annotator said of themselves, and nothing else: votes, consent and boards of their own stay. Another persona can be made
 * after it. Where they sign in at this moment, it is the account's persona by then; who was merged before has none.
 */
export async function eraseOwnPersona({ annotatorId }: { readonly annotatorId: string }): Promise<void> {
  const known = await db.annotator.findUnique({ where: { id: annotatorId }, select: { mergedInto: true } });
  const mergedInto = await db.$transaction(async (tx) => {
    const annotator = await lockAnnotator(tx, annotatorId);
    await eraseOwnPersonas(tx, annotatorId, new Date());
    return annotator?.mergedInto ?? null;
  });
  if (known?.mergedInto === null && mergedInto !== null) await eraseOwnPersona({ annotatorId: mergedInto });
}

/**
 * Erases the contents of every persona of their own that an annotator has: what they wrote, their history, axes and answers,
 * what systems said they used of it, and outputs that were never shown. Versions stay as empty shells, since votes are about
 * them; battles that have no vote yet take none any more. What was erased before is gone through again, in case that anything is
 * left. To be called in a transaction, with the annotator locked (`lockAnnotator`).
 */
export async function eraseOwnPersonas(tx: Transaction, annotatorId: string, now: Date): Promise<void> {
  const personas = await tx.persona.findMany({
    where: { annotatorId, kind: "self", erasedAt: null },
    select: { id: true, retiredAt: true },
  });
  for (const { id, retiredAt } of personas) {
    await tx.persona.update({ where: { id }, data: { retiredAt: retiredAt ?? now, erasedAt: now } });
  }
  // After the personas are marked and thereby locked: whatever was being added to them is there by now, or is refused.
  const versions = await tx.personaVersion.findMany({
    where: { persona: { annotatorId, kind: "self" } },
    select: { id: true },
  });
  const ids = versions.map(({ id }) => id);
  if (ids.length > 0) {
    await eraseVersions(tx, ids);
    await closeBattles(tx, ids, now);
  }
}

async function eraseVersions(tx: Transaction, ids: readonly string[]): Promise<void> {
  const ofVersions = { personaVersionId: { in: [...ids] } };
  await tx.personaPreference.deleteMany({ where: ofVersions });
  await tx.personaHistory.deleteMany({ where: ofVersions });
  await tx.personaAxis.deleteMany({ where: ofVersions });
  await tx.ownVersion.deleteMany({ where: ofVersions });
  await tx.personaVersion.updateMany({ where: { id: { in: [...ids] } }, data: { description: "", attributes: [] } });
  await tx.output.updateMany({ where: { ...ofVersions, personaUse: { not: "" } }, data: { personaUse: "" } });
  await tx.$executeRaw`
    DELETE FROM output_part USING output
    WHERE output.id = output_part.output_id AND output.persona_version_id = ANY(${ids}::uuid[])
      AND NOT EXISTS (
        SELECT FROM battle
        WHERE battle.persona_version_id = output.persona_version_id AND battle.standpoint = 'owner'
          AND output.id IN (battle.left_output_id, battle.right_output_id)
      )`;
}

/** Lets the battles for erased versions that wait for a vote expire. */
async function closeBattles(tx: Transaction, versionIds: readonly string[], now: Date): Promise<void> {
  await tx.battle.updateMany({
    where: { personaVersionId: { in: [...versionIds] }, standpoint: "owner", vote: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
}

/**
 * Moves the personas of an annotator who was merged into another. Where both have one of their own, the account's stays, and the
 * browser's is retired with the votes that are about it. The battles must follow in the same transaction.
 */
export async function moveOwnPersona(tx: Transaction, fromId: string, toId: string, now: Date): Promise<void> {
  const kept = await tx.persona.findFirst({ where: { annotatorId: toId, kind: "self", retiredAt: null } });
  if (kept) {
    await tx.persona.updateMany({ where: { annotatorId: fromId, retiredAt: null }, data: { retiredAt: now } });
  }
  await tx.persona.updateMany({ where: { annotatorId: fromId }, data: { annotatorId: toId } });
}
