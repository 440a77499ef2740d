import { acceptConsent } from "@/lib/annotators/commands";
import { getConsentOffer } from "@/lib/annotators/queries";
import { acceptConsentContract, getConsentContract } from "@/lib/annotators/schema";
import { setAnnotatorCookie } from "@/lib/http/annotator-headers";
import { methods } from "@/lib/http/methods";
import { clientAddress, limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getConsentContract, ({ identity }) => getConsentOffer(identity.annotatorId)),
  POST: route(acceptConsentContract, async ({ request, identity, body, headers }) => {
    if (identity.annotatorId) takeToken(`consent:${identity.annotatorId}`, limits.consent);
    else takeToken(`new:${clientAddress(request)}`, limits.newAnnotator);
    const { annotatorId, isNew } = await acceptConsent({
      ...body,
      annotatorId: identity.annotatorId,
      userId: identity.user?.id ?? null,
    });
    if (isNew) setAnnotatorCookie(headers, annotatorId);
    return undefined;
  }),
});
