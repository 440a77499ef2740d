import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { getLatestVersion } from "@/lib/releases/queries";
import { latestReleaseContract } from "@/lib/releases/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(latestReleaseContract, async () => {
    const version = await getLatestVersion();
    const location = version === null ? "/data" : `/data/${version}`;
    return new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });
  }),
});
