import { db, type Transaction } from "@/lib/db/client";
import { type ConsentOffer, consentFields, consentText, consentVersion } from "./schema";

/** The user of a valid session with their annotator, or null where there is no such session. */
export async function findAccount(sessionToken: string, now: Date) {
  const session = await db.session.findUnique({
    where: { sessionToken, expires: { gt: now } },
    select: { user: { select: { id: true, email: true, role: true, annotator: { select: { id: true } } } } },
  });
  if (!session) return null;
  const { user } = session;
  return {
    annotatorId: user.annotator?.id ?? null,
    user: { id: user.id, email: user.email, role: user.role },
  };
}

/** The consent text, with what this annotator has accepted of its present version. */
export async function getConsentOffer(annotatorId: string | null): Promise<ConsentOffer> {
  const consent = annotatorId
    ? await db.consent.findFirst({
        where: { annotatorId, version: consentVersion, withdrawnAt: null },
        orderBy: { acceptedAt: "desc" },
        select: { fields: true },
      })
    : null;
  return {
    version: consentVersion,
    text: consentText,
    fields: consentFields.map((field) => ({ ...field })),
    accepted: consent ? (consent.fields as Record<string, boolean>) : null,
  };
}

export interface LockedAnnotator {
  readonly id: string;
  readonly userId: string | null;
  readonly mergedInto: string | null;
}

/**
 * Locks an annotator until the end of the transaction, and says what they are by then: consent, a persona of their own and a merge
 * change one at a time. Votes do not wait for it; battles and showings being drawn do.
 *
 * @returns null where there is no such annotator
 */
export async function lockAnnotator(tx: Transaction, id: string): Promise<LockedAnnotator | null> {
  const [annotator] = await tx.$queryRaw<LockedAnnotator[]>`
    SELECT id, user_id AS "userId", merged_into AS "mergedInto" FROM annotator
    WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return annotator ?? null;
}

/**
 * Locks a user's annotator and that of a browser, in the order of their ids so that two of these never wait for each other. The
 * draws of both come first, as a draw locks its annotator after itself.
 */
export async function lockForMerge(
  tx: Transaction,
  { userId, browserAnnotatorId }: { readonly userId: string; readonly browserAnnotatorId: string | null },
): Promise<LockedAnnotator[]> {
  const present = await tx.annotator.findMany({
    where: { OR: [{ userId }, ...(browserAnnotatorId ? [{ id: browserAnnotatorId }] : [])] },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of present) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`draw ${id}`}, 0))`;
  }
  const locked: LockedAnnotator[] = [];
  for (const { id } of present) {
    const annotator = await lockAnnotator(tx, id);
    if (annotator) locked.push(annotator);
  }
  return locked;
}
