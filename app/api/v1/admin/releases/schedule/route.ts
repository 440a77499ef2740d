import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listSchedules } from "@/lib/releases/schedule/queries";
import { listSchedulesContract } from "@/lib/releases/schedule/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(listSchedulesContract, async () => ({ schedules: await listSchedules() })),
});
