import { isUnchanged, unchanged } from "@/lib/http/conditional";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { requireReading } from "@/lib/leaderboards/commands";
import { getLeaderboardContract } from "@/lib/leaderboards/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getLeaderboardContract, async ({ request, params, query, headers }) => {
    const board = await requireReading(params.arena, query);
    const { control, segment } = board.reading;
    const reading = control === "on" ? "control" : segment && encodeURIComponent(segment);
    const entityTag = `"${[board.snapshot.id, board.analysis?.snapshot.id, reading].filter(Boolean).join("-")}"`;
    if (isUnchanged(request, entityTag)) return unchanged(entityTag);
    headers.set("etag", entityTag);
    headers.set("cache-control", "public, max-age=0, must-revalidate");
    return board;
  }),
});
