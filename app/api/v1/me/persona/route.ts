import { methods } from "@/lib/http/methods";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { saveOwnPersona } from "@/lib/personas/own/commands";
import { getOwnPersona } from "@/lib/personas/own/queries";
import { getOwnPersonaContract, putOwnPersonaContract } from "@/lib/personas/own/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getOwnPersonaContract, async ({ identity: { annotatorId } }) => ({
    persona: await getOwnPersona(annotatorId),
  })),
  PUT: route(putOwnPersonaContract, async ({ identity: { annotatorId }, body }) => {
    takeToken(`persona:${annotatorId}`, limits.ownPersona);
    return { persona: await saveOwnPersona({ annotatorId, ...body }) };
  }),
});
