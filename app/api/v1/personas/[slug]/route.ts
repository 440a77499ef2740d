import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { editPersona } from "@/lib/personas/commands";
import { readPersona } from "@/lib/personas/queries";
import { editPersonaContract, getPersonaContract } from "@/lib/personas/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getPersonaContract, ({ params, query }) => readPersona(params.slug, query.version)),
  PUT: route(editPersonaContract, ({ params, body, identity: { user } }) =>
    editPersona(params.slug, body, `user ${user?.id}`),
  ),
});
