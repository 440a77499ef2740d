import { route } from "@/lib/http/route";
import { listReleases } from "@/lib/releases/queries";
import { listReleasesContract } from "@/lib/releases/schema";

export const GET = route(listReleasesContract, async () => ({ releases: await listReleases() }));
