import path from "node:path";
import { homeFolder, releaseBucket } from "@/lib/env";
import { log } from "@/lib/observability/log";
import { localReleaseStore } from "./local-release-store";
import type { ReleaseStore } from "./release-files";

let opened: Promise<ReleaseStore> | undefined;

/** Where this instance keeps its releases: the bucket that the environment names, else the folder `releases` of its home. */
export function releaseStore(): Promise<ReleaseStore> {
  opened ??= openStore();
  return opened;
}

async function openStore(): Promise<ReleaseStore> {
  const bucket = releaseBucket();
  if (!bucket) return localReleaseStore(path.join(homeFolder(), "releases"));
  // Loaded only where it is used: it is large, and most instances keep a folder.
  const { s3ReleaseStore } = await import("./s3/release-store");
  return s3ReleaseStore(bucket, (error) => log.warn({ err: error }, "a staged copy was left to the next build"));
}
