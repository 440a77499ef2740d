import { vi } from "vitest";
import { type S3Server, startS3Server } from "@/lib/storage/testing/s3-server";
import { credentials } from "@/lib/storage/testing/s3-signature";

/** Starts a bucket and names it in the environment, so that releases of this test file are kept there. */
export async function keepReleasesInBucket(): Promise<S3Server> {
  const server = await startS3Server();
  for (const [name, value] of Object.entries(bucketEnvironment(server))) vi.stubEnv(name, value);
  return server;
}

/** What a process needs in its environment to keep its releases there. */
export function bucketEnvironment({ place }: S3Server): Record<string, string> {
  return {
    PALATE_RELEASES_S3_BUCKET: place.bucket,
    PALATE_RELEASES_S3_REGION: place.region,
    PALATE_RELEASES_S3_ENDPOINT: place.endpoint ?? "",
    PALATE_RELEASES_S3_PREFIX: place.prefix,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}
