import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { undoDecision } from "@/lib/reviews/commands";
import { undoDecisionContract } from "@/lib/reviews/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(undoDecisionContract, ({ params, body, identity: { user } }) =>
    undoDecision({ id: params.id, actor: `user ${user?.id}`, decidedAt: body.decidedAt }),
  ),
});
