import { route } from "@/lib/http/route";
import { requestRelease } from "@/lib/releases/commands";
import { lastReleaseJob } from "@/lib/releases/queries";
import { releaseJobContract, requestReleaseContract } from "@/lib/releases/schema";

export const GET = route(releaseJobContract, async () => ({ job: await lastReleaseJob() }));

export const POST = route(requestReleaseContract, async ({ body, identity: { user } }) => ({
  job: await requestRelease({ actor: `user ${user?.id}`, source: body.source }),
}));
