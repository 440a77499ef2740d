import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { decideHeldText } from "@/lib/reviews/commands";
import { decideContract } from "@/lib/reviews/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(decideContract, ({ params, body, identity: { user } }) =>
    decideHeldText({ id: params.id, actor: `user ${user?.id}`, decision: body }),
  ),
});
