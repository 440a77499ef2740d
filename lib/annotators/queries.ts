import { db } from "@/lib/db/client";
import { type ConsentOffer, consentFields, consentText, consentVersion } from "./schema";

/** A signed-in user with their annotator, or null where the user is gone. */
export async function findAccount(userId: string) {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, role: true, annotator: { select: { id: true } } },
  });
  if (!user) return null;
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
