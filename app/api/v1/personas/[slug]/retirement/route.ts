import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { retirePersona } from "@/lib/personas/commands";
import { retirePersonaContract } from "@/lib/personas/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PUT: route(retirePersonaContract, async ({ params, body, identity: { user } }) => ({
    persona: await retirePersona(params.slug, body.isRetired, `user ${user?.id}`),
  })),
});
