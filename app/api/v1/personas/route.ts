import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createPersona } from "@/lib/personas/commands";
import { listPersonas } from "@/lib/personas/queries";
import { createPersonaContract, listPersonasContract } from "@/lib/personas/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(listPersonasContract, async ({ query }) => ({ personas: await listPersonas(query.arena) })),
  POST: route(createPersonaContract, ({ body, identity: { user } }) => createPersona(body, `user ${user?.id}`)),
});
