import { methods } from "@/lib/http/methods";
import { clientAddress, limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { askNext } from "@/lib/personas/own/queries";
import { nextStepContract } from "@/lib/personas/own/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(nextStepContract, ({ request, body }) => {
    takeToken(`interview:${clientAddress(request)}`, limits.interview);
    return askNext(body);
  }),
});
