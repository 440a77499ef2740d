import { readBattleSource } from "@/lib/battles/queries";
import { battleSourceContract } from "@/lib/battles/schema";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(battleSourceContract, async ({ identity: { annotatorId }, params }) => {
    const text = await readBattleSource({ annotatorId, battleId: params.id });
    return new Response(text, {
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, max-age=3600" },
    });
  }),
});
