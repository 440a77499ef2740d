import { beforeEach, describe, expect, it, vi } from "vitest";

const needed = {
  DATABASE_URL: "postgresql://nobody@localhost/none",
  PALATE_SECRET: "a-secret-of-the-tests-alone",
  NEXTAUTH_SECRET: "a-secret-of-the-tests-alone",
};
const bucket = { PALATE_RELEASES_S3_BUCKET: "palate", PALATE_RELEASES_S3_REGION: "eu-central-1" };
const keys = { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "secret" };

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  for (const name of ["BUCKET", "ENDPOINT", "REGION", "PREFIX"]) vi.stubEnv(`PALATE_RELEASES_S3_${name}`, undefined);
  for (const name of Object.keys(keys)) vi.stubEnv(name, undefined);
});

async function releaseBucket(settings: Record<string, string>) {
  for (const [name, value] of Object.entries({ ...needed, ...settings })) vi.stubEnv(name, value);
  return (await import("./env")).releaseBucket();
}

describe("releaseBucket", () => {
  it("is none where nothing is set, or set to nothing", async () => {
    expect(await releaseBucket({})).toBeNull();
    expect(await releaseBucket({ PALATE_RELEASES_S3_BUCKET: "", PALATE_RELEASES_S3_PREFIX: "" })).toBeNull();
    // Credentials alone may be there for something else.
    expect(await releaseBucket({ AWS_ACCESS_KEY_ID: "key" })).toBeNull();
  });

  it("is what the settings name, its prefix with one slash at the end", async () => {
    expect(await releaseBucket(bucket)).toEqual({ bucket: "palate", region: "eu-central-1", prefix: "" });
    vi.resetModules();
    const own = { PALATE_RELEASES_S3_ENDPOINT: "http://127.0.0.1:9000", PALATE_RELEASES_S3_PREFIX: "arena/live/" };
    expect(await releaseBucket({ ...bucket, ...keys, ...own })).toEqual({
      bucket: "palate",
      region: "eu-central-1",
      endpoint: "http://127.0.0.1:9000",
      prefix: "arena/live/",
    });
  });

  it.each([
    [
      { PALATE_RELEASES_S3_ENDPOINT: "http://127.0.0.1:9000" },
      "PALATE_RELEASES_S3_BUCKET: is not set, but PALATE_RELEASES_S3_ENDPOINT is",
    ],
    [
      { PALATE_RELEASES_S3_REGION: "eu-central-1" },
      "PALATE_RELEASES_S3_BUCKET: is not set, but PALATE_RELEASES_S3_REGION is",
    ],
    [{ PALATE_RELEASES_S3_PREFIX: "arena" }, "PALATE_RELEASES_S3_BUCKET: is not set, but PALATE_RELEASES_S3_PREFIX is"],
    [{ PALATE_RELEASES_S3_BUCKET: "palate" }, "PALATE_RELEASES_S3_REGION: is not set"],
    [{ ...bucket, AWS_ACCESS_KEY_ID: "key" }, "AWS_SECRET_ACCESS_KEY: is not set, but AWS_ACCESS_KEY_ID is"],
    [{ ...bucket, AWS_SECRET_ACCESS_KEY: "secret" }, "AWS_ACCESS_KEY_ID: is not set, but AWS_SECRET_ACCESS_KEY is"],
    [{ ...bucket, PALATE_RELEASES_S3_BUCKET: "My Bucket" }, "PALATE_RELEASES_S3_BUCKET: is no bucket's name"],
    [{ ...bucket, PALATE_RELEASES_S3_ENDPOINT: "minio:9000" }, "PALATE_RELEASES_S3_ENDPOINT: must be an http"],
    [{ ...bucket, PALATE_RELEASES_S3_PREFIX: "../other" }, "PALATE_RELEASES_S3_PREFIX: must look like"],
    [{ ...bucket, PALATE_RELEASES_S3_PREFIX: "/arena" }, "PALATE_RELEASES_S3_PREFIX: must look like"],
  ])("refuses %j", async (settings, sentence) => {
    await expect(releaseBucket(settings)).rejects.toThrow(sentence);
  });
});
