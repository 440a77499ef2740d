import { db } from "@/lib/db/client";
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
