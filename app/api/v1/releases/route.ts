import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listReleases } from "@/lib/releases/queries";
import { listReleasesContract } from "@/lib/releases/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(listReleasesContract, async () => ({ releases: await listReleases() })),
});
