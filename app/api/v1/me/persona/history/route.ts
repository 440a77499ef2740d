import { methods } from "@/lib/http/methods";
import { clientAddress, limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { showHistory } from "@/lib/personas/own/queries";
import { readHistoryContract } from "@/lib/personas/own/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(readHistoryContract, ({ request, body }) => {
    takeToken(`history:${clientAddress(request)}`, limits.interview);
    return showHistory(body);
  }),
});
