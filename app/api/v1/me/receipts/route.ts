import { methods } from "@/lib/http/methods";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";
import { listReceipts } from "@/lib/transparency/queries";
import { getReceiptsContract } from "@/lib/transparency/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getReceiptsContract, ({ identity: { annotatorId }, query }) => {
    takeToken(`receipts:${annotatorId}`, limits.receipts);
    return listReceipts({ annotatorId, ...query });
  }),
});
