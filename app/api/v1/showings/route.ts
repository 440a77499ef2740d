import { methods } from "@/lib/http/methods";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { createShowing } from "@/lib/showings/commands";
import { createShowingContract } from "@/lib/showings/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(createShowingContract, ({ identity: { annotatorId }, body }) => {
    takeToken(`battle:${annotatorId}`, limits.battle);
    return createShowing({ annotatorId, ...body });
  }),
});
