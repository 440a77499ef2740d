import { methods } from "@/lib/http/methods";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { castVote } from "@/lib/votes/commands";
import { castVoteContract } from "@/lib/votes/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(castVoteContract, ({ identity: { annotatorId }, params, body }) => {
    takeToken(`vote:${annotatorId}`, limits.vote);
    return castVote({ ...body, annotatorId, battleId: params.id });
  }),
});
