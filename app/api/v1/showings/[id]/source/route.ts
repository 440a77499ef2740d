import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { readShowingSource } from "@/lib/showings/queries";
import { showingSourceContract } from "@/lib/showings/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(showingSourceContract, async ({ identity: { annotatorId }, params }) => {
    const text = await readShowingSource({ annotatorId, showingId: params.id });
    return new Response(text, {
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, max-age=3600" },
    });
  }),
});
