import { requireAbsoluteBoard } from "@/lib/assessments/queries";
import { getAbsoluteBoardContract } from "@/lib/assessments/schema";
import { isUnchanged, unchanged } from "@/lib/http/conditional";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getAbsoluteBoardContract, async ({ request, params, headers }) => {
    const board = await requireAbsoluteBoard(params.arena);
    const entityTag = `"${board.snapshot.id}"`;
    if (isUnchanged(request, entityTag)) return unchanged(entityTag);
    headers.set("etag", entityTag);
    headers.set("cache-control", "public, max-age=0, must-revalidate");
    return board;
  }),
});
