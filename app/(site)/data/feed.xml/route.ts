import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { serveReleaseFeed } from "@/lib/releases/queries";
import { releaseFeedContract } from "@/lib/releases/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(releaseFeedContract, ({ request }) => serveReleaseFeed(request)),
});
