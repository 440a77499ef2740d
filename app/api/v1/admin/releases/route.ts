import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { requestRelease } from "@/lib/releases/commands";
import { lastReleaseJob } from "@/lib/releases/queries";
import { releaseJobContract, requestReleaseContract } from "@/lib/releases/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(releaseJobContract, async () => ({ job: await lastReleaseJob() })),
  POST: route(requestReleaseContract, async ({ body, identity: { user } }) => ({
    job: await requestRelease({ actor: `user ${user?.id}`, source: body.source }),
  })),
});
