import { db, type Transaction } from "@/lib/db/client";
import { isConflict } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import { eraseOwnPersonas, moveOwnPersona } from "@/lib/personas/own/commands";
import { lockAnnotator, lockForMerge } from "./queries";
import { type AcceptConsentBody, consentVersion } from "./schema";

export interface AcceptConsent extends AcceptConsentBody {
  /** The annotator who accepts; null makes a new anonymous one. */
  readonly annotatorId: string | null;
  /** The user who is signed in; a new annotator becomes theirs. */
  readonly userId: string | null;
}

/**
 * Stores that the present consent was accepted. Accepting it again replaces the earlier choice.
 *
 * @returns the annotator's id, and whether the annotator was made just now
 * @throws AppError consent_outdated, with the present version
 */
export async function acceptConsent(input: AcceptConsent): Promise<{ annotatorId: string; isNew: boolean }> {
  if (input.version !== consentVersion) {
    throw new AppError("consent_outdated", { extra: { version: consentVersion } });
  }
  const { feedback = false, persona = false } = input.fields ?? {};
  const fields = { votes: true, feedback, persona };
  return db.$transaction(async (tx) => {
    const present = input.annotatorId ? await findPresent(tx, input.annotatorId) : null;
    const annotatorId =
      present ?? (await tx.annotator.create({ data: { userId: input.userId }, select: { id: true } })).id;
    await withdraw(tx, annotatorId);
    await tx.consent.create({ data: { annotatorId, version: consentVersion, fields } });
    return { annotatorId, isNew: present === null };
  });
}

/**
 * Takes the consent back: nothing of this annotator is in any later release, no vote is taken until it is given again, and
 * what they stored of themselves, and their own boards, are erased. Where they sign in at this moment, it is the account's
 * consent, as everything of theirs goes there; an annotator who was merged before has nothing to take back.
 */
export async function withdrawConsent({ annotatorId }: { annotatorId: string }): Promise<void> {
  const known = await db.annotator.findUnique({ where: { id: annotatorId }, select: { mergedInto: true } });
  const mergedInto = await db.$transaction(async (tx) => {
    const annotator = await lockAnnotator(tx, annotatorId);
    await withdraw(tx, annotatorId);
    await tx.personalBoard.deleteMany({ where: { annotatorId } });
    await eraseOwnPersonas(tx, annotatorId, new Date());
    return annotator?.mergedInto ?? null;
  });
  if (known?.mergedInto === null && mergedInto !== null) await withdrawConsent({ annotatorId: mergedInto });
}

/**
 * Keeps the votes of a browser's anonymous annotator for the user who signs in there.
 * The first annotator of a user becomes the user's; the battles of a later one move to it, and their votes follow.
 * The consent becomes what both had agreed to: signing in never widens it, and never revives one that was taken back.
 *
 * It waits for battles of both that are being drawn. Where something else was stored in between, it is done once more.
 */
export async function adoptAnnotator(input: AdoptAnnotator): Promise<void> {
  await adopt(input).catch((error: unknown) => {
    if (!isConflict(error)) throw error;
    return adopt(input);
  });
}

export interface AdoptAnnotator {
  readonly userId: string;
  readonly browserAnnotatorId: string | null;
}

async function adopt(input: AdoptAnnotator): Promise<void> {
  await db.$transaction(async (tx) => {
    const locked = await lockForMerge(tx, input);
    const own = locked.find(({ userId }) => userId === input.userId);
    const browser = locked.find(
      ({ id, userId, mergedInto }) => id === input.browserAnnotatorId && userId === null && mergedInto === null,
    );
    if (!own) {
      if (browser) await tx.annotator.update({ where: { id: browser.id }, data: { userId: input.userId } });
      else await tx.annotator.create({ data: { userId: input.userId } });
      return;
    }
    if (!browser) return;
    const from = { annotatorId: browser.id };
    const to = { annotatorId: own.id };
    await narrowConsent(tx, own.id, browser.id);
    // The persona first: the database lets a battle of one's own persona go only to whom the persona belongs to.
    await moveOwnPersona(tx, browser.id, own.id, new Date());
    await tx.battle.updateMany({ where: from, data: to });
    // Neither knows the votes of the other; a board of all of them is made when it is next asked for.
    await tx.personalBoard.deleteMany({ where: { annotatorId: { in: [browser.id, own.id] } } });
    await tx.showing.updateMany({ where: from, data: to });
    await tx.annotator.update({ where: { id: browser.id }, data: { mergedInto: own.id } });
    // Who took their consent back does not keep a persona by the way of another browser.
    if ((await readConsents(tx, own.id)).isTakenBack) await eraseOwnPersonas(tx, own.id, new Date());
  });
}

/**
 * Replaces the account's consent by what both agreed to; where one of two took theirs back, nothing is agreed to. A consent to an earlier
 * text was not taken back: it narrows the other, and who has but that is asked again.
 */
async function narrowConsent(tx: Transaction, ownId: string, browserId: string): Promise<void> {
  const own = await readConsents(tx, ownId);
  const browser = await readConsents(tx, browserId);
  // An account that was never asked takes over what the browser said, and the other way round.
  if (!own.wasAsked && browser.valid) {
    await tx.consent.create({ data: { annotatorId: ownId, version: consentVersion, fields: browser.valid } });
  } else if (browser.isTakenBack) {
    await withdraw(tx, ownId);
  } else if (own.valid && browser.standing) {
    await withdraw(tx, ownId);
    const fields = intersect(own.valid, browser.standing);
    await tx.consent.create({ data: { annotatorId: ownId, version: consentVersion, fields } });
  }
  await withdraw(tx, browserId);
}

async function readConsents(tx: Transaction, annotatorId: string) {
  const consents = await tx.consent.findMany({ where: { annotatorId }, orderBy: { acceptedAt: "desc" } });
  const standing = consents.find(({ withdrawnAt }) => withdrawnAt === null);
  const fields = standing ? (standing.fields as Record<string, boolean>) : null;
  return {
    wasAsked: consents.length > 0,
    isTakenBack: consents.length > 0 && fields === null,
    /** To whichever text. */
    standing: fields,
    valid: standing?.version === consentVersion ? fields : null,
  };
}

function intersect(one: Record<string, boolean>, other: Record<string, boolean>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(one).map(([key, agreed]) => [key, agreed && other[key] === true]));
}

async function findPresent(tx: Transaction, id: string): Promise<string | null> {
  const annotator = await lockAnnotator(tx, id);
  return annotator && annotator.mergedInto === null ? annotator.id : null;
}

async function withdraw(tx: Transaction, annotatorId: string): Promise<void> {
  await tx.consent.updateMany({ where: { annotatorId, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
}
