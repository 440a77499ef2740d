import { isUnchanged, unchanged } from "@/lib/http/conditional";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { requireLift } from "@/lib/leaderboards/commands";
import { getLiftContract } from "@/lib/leaderboards/lift-schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getLiftContract, async ({ request, params, query, headers }) => {
    const lift = await requireLift(params.arena, query);
    const entityTag = `"${["lift", lift.snapshot.id, lift.analysis].filter(Boolean).join("-")}"`;
    if (isUnchanged(request, entityTag)) return unchanged(entityTag);
    headers.set("etag", entityTag);
    headers.set("cache-control", "public, max-age=0, must-revalidate");
    return lift;
  }),
});
