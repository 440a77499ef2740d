import { isUnchanged, unchanged } from "@/lib/http/conditional";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { getTransparency, transparencyTag } from "@/lib/transparency/queries";
import { getTransparencyContract } from "@/lib/transparency/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(getTransparencyContract, async ({ request, query, headers }) => {
    const entityTag = await transparencyTag();
    if (isUnchanged(request, entityTag)) return unchanged(entityTag);
    headers.set("etag", entityTag);
    headers.set("cache-control", "public, max-age=60, must-revalidate");
    return getTransparency(query);
  }),
});
