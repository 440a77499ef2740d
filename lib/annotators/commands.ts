import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
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
  const fields = { votes: true, feedback: input.fields?.feedback ?? true };
  return db.$transaction(async (tx) => {
    const present = input.annotatorId ? await findPresent(tx, input.annotatorId) : null;
    const annotatorId =
      present ?? (await tx.annotator.create({ data: { userId: input.userId }, select: { id: true } })).id;
    await withdraw(tx, annotatorId);
    await tx.consent.create({ data: { annotatorId, version: consentVersion, fields } });
    return { annotatorId, isNew: present === null };
  });
}

/** Takes the consent back: nothing of this annotator is in any later release, and no vote is taken until it is given again. */
export async function withdrawConsent(input: { annotatorId: string }): Promise<void> {
  await db.$transaction((tx) => withdraw(tx, input.annotatorId));
}

/**
 * Keeps the votes of a browser's anonymous annotator for the user who signs in there.
 * The first annotator of a user becomes the user's; the battles and votes of a later one move to it.
 */
export async function adoptAnnotator(input: { userId: string; browserAnnotatorId: string | null }): Promise<void> {
  await db.$transaction(async (tx) => {
    const own = await tx.annotator.findUnique({ where: { userId: input.userId }, select: { id: true } });
    const browser = input.browserAnnotatorId
      ? await tx.annotator.findFirst({
          where: { id: input.browserAnnotatorId, userId: null, mergedInto: null },
          select: { id: true },
        })
      : null;
    if (!own) {
      if (browser) await tx.annotator.update({ where: { id: browser.id }, data: { userId: input.userId } });
      else await tx.annotator.create({ data: { userId: input.userId } });
      return;
    }
    if (!browser) return;
    const from = { annotatorId: browser.id };
    const to = { annotatorId: own.id };
    await tx.battle.updateMany({ where: from, data: to });
    await tx.vote.updateMany({ where: from, data: to });
    await tx.consent.updateMany({ where: from, data: to });
    await tx.persona.updateMany({ where: from, data: to });
    await tx.annotator.update({ where: { id: browser.id }, data: { mergedInto: own.id } });
  });
}

async function findPresent(tx: Transaction, id: string): Promise<string | null> {
  const annotator = await tx.annotator.findFirst({ where: { id, mergedInto: null }, select: { id: true } });
  return annotator?.id ?? null;
}

async function withdraw(tx: Transaction, annotatorId: string): Promise<void> {
  await tx.consent.updateMany({ where: { annotatorId, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
}
