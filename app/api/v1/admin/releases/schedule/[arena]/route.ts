import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { setSchedule } from "@/lib/releases/schedule/commands";
import { setScheduleContract } from "@/lib/releases/schedule/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PUT: route(setScheduleContract, async ({ params, body, identity: { user } }) => ({
    hasChanged: await setSchedule({ arena: params.arena, schedule: body, actor: `user ${user?.id}` }),
  })),
});
