import { assess } from "@/lib/assessments/commands";
import { assessContract } from "@/lib/assessments/schema";
import { methods } from "@/lib/http/methods";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(assessContract, ({ identity: { annotatorId }, params, body }) => {
    takeToken(`vote:${annotatorId}`, limits.vote);
    return assess({ ...body, annotatorId, showingId: params.id });
  }),
});
