import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { readPersonaImage } from "@/lib/personas/queries";
import { personaImageContract } from "@/lib/personas/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(personaImageContract, async ({ params }) => {
    // A version never changes, and neither does its image.
    return new Response(await readPersonaImage(params.slug, params.name), {
      headers: { "content-type": "image/webp", "cache-control": "public, max-age=31536000, immutable" },
    });
  }),
});
