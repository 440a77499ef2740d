import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { readShowingImage } from "@/lib/showings/queries";
import { showingImageContract } from "@/lib/showings/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(showingImageContract, async ({ identity: { annotatorId }, params }) => {
    const image = await readShowingImage({ annotatorId, showingId: params.id, name: params.name });
    // No entity tag and no date: they would be the same in every showing of it and every battle that shows this output.
    return new Response(image.bytes, {
      headers: { "content-type": image.mediaType, "cache-control": "private, max-age=3600" },
    });
  }),
});
