import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { requestDryRun } from "@/lib/releases/dry-run/commands";
import { readDryRun } from "@/lib/releases/dry-run/queries";
import { dryRunContract, requestDryRunContract } from "@/lib/releases/dry-run/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(dryRunContract, () => readDryRun()),
  POST: route(requestDryRunContract, ({ identity: { user } }) => requestDryRun({ actor: `user ${user?.id}` })),
});
