import { readBattleImage } from "@/lib/battles/queries";
import { battleImageContract } from "@/lib/battles/schema";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(battleImageContract, async ({ identity: { annotatorId }, params }) => {
    const image = await readBattleImage({ annotatorId, battleId: params.id, name: params.name });
    // No entity tag and no date: they would be the same in every battle that shows this output.
    return new Response(image.bytes, {
      headers: { "content-type": image.mediaType, "cache-control": "private, max-age=3600" },
    });
  }),
});
