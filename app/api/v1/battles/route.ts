import { createBattle } from "@/lib/battles/commands";
import { createBattleContract } from "@/lib/battles/schema";
import { methods } from "@/lib/http/methods";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(createBattleContract, ({ identity: { annotatorId }, body }) => {
    takeToken(`battle:${annotatorId}`, limits.battle);
    return createBattle({ annotatorId, ...body });
  }),
});
