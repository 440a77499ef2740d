import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { drawOwnBoard } from "@/lib/personal-boards/commands";
import { ownBoardPictureContract } from "@/lib/personal-boards/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(ownBoardPictureContract, async ({ identity, params }) => {
    const picture = await drawOwnBoard(identity.annotatorId, params.arena);
    return new Response(picture, { headers: { "content-type": "image/png", "cache-control": "private, no-store" } });
  }),
});
