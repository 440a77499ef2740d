import { CreateBucketCommand, ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { describeReleaseStore, type TriedStorage } from "../testing/release-store.contract";
import { type S3Server, startS3Server } from "../testing/s3-server";
import { credentials } from "../testing/s3-signature";
import { s3ReleaseStore } from "./release-store";

const onLeftBehind = vi.fn();

beforeAll(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey);
});

describeReleaseStore("a bucket", true, async () => {
  const server = await startS3Server();
  const { prefix } = server.place;
  return {
    open: () => s3ReleaseStore(server.place, onLeftBehind),
    everything: async () => everythingOf(server).map((name) => name.slice(prefix.length)),
    refuse(reason) {
      const fault = {
        "no room": { status: 507, code: "InsufficientStorage" },
        "out of order": { status: 500, code: "InternalError" },
      };
      server.fault = ({ bytes }) => (reason && bytes > 0 ? fault[reason] : null);
    },
    close: () => server.close(),
  };
});

/** Somebody else's S3, such as `moto_server` or MinIO: `PALATE_TEST_S3_ENDPOINT=http://127.0.0.1:5000 npx vitest run …`. */
const foreign = process.env.PALATE_TEST_S3_ENDPOINT;
if (foreign) describeReleaseStore(`the bucket at ${foreign}`, false, () => startForeign(foreign));

async function startForeign(endpoint: string): Promise<TriedStorage> {
  const bucket = `palate-${crypto.randomUUID()}`;
  const place = { bucket, region: "us-east-1", endpoint, prefix: "palate/" };
  const client = new S3Client({ region: place.region, endpoint, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    open: () => s3ReleaseStore(place, onLeftBehind),
    async everything() {
      const objects = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
      const uploads = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
      const keys = [...(objects.Contents ?? []), ...(uploads.Uploads ?? [])].map(({ Key = "" }) => Key);
      return keys.map((key) => key.slice(place.prefix.length)).toSorted();
    },
    close: async () => client.destroy(),
  };
}

function everythingOf({ store }: S3Server): string[] {
  return [...store.objects.keys(), ...[...store.uploads.values()].map(({ key }) => key)].toSorted();
}

describe("releases in a bucket", () => {
  const version = "v2026.11.1";
  let server: S3Server;

  beforeEach(async () => {
    server = await startS3Server();
  });

  afterEach(() => server.close());

  async function stage(
    content: Readonly<Record<string, Uint8Array | string>>,
    store = s3ReleaseStore(server.place, onLeftBehind),
  ) {
    const staging = await store.stage();
    for (const [name, bytes] of Object.entries({ "manifest.json": "{}", ...content })) {
      const file = await staging.create(name);
      await file.write(bytes);
      await file.finish();
    }
    return staging;
  }

  const published = () =>
    [...server.store.objects.keys()].filter((key) => key.startsWith("palate/releases/")).toSorted();
  const done = (operation: string) => server.requests.filter((request) => request.operation === operation);

  it("goes up in parts of 8 MiB at most, and gets its manifest last, where there is none", async () => {
    const staging = await stage({ "votes.parquet": Buffer.alloc(20 << 20, "x"), "votes.csv": "small" });
    expect(done("UploadPart").map(({ bytes }) => bytes / (1 << 20))).toEqual([8, 8, 4]);
    await staging.publish(version);
    const placed = server.requests.filter(
      ({ operation, key }) => /^(Copy|Put)/.test(operation) && key.includes(version),
    );
    expect(placed.map(({ operation, key }) => `${operation} ${key}`)).toEqual([
      `CopyObject palate/releases/${version}/votes.parquet`,
      `CopyObject palate/releases/${version}/votes.csv`,
      `PutObject palate/releases/${version}/manifest.json`,
    ]);
    // What was read or written went through here in parts of that size alone.
    expect(Math.max(...server.requests.map(({ bytes }) => bytes))).toBe(8 << 20);
  });

  it("copies in parts what is too large for one copy", async () => {
    const content = Buffer.from(Array.from({ length: 12 << 20 }, (_, index) => index % 251));
    const store = s3ReleaseStore(server.place, onLeftBehind, { copyLimitBytes: 6 << 20, copyPartBytes: 5 << 20 });
    await (await stage({ "votes.parquet": content }, store)).publish(version);
    expect(done("UploadPartCopy")).toHaveLength(3);
    const file = await store.openFile(version, "votes.parquet");
    expect(Buffer.from(await new Response(file?.stream()).arrayBuffer()).equals(content)).toBe(true);
  });

  it("that dies at any request of its publishing is not visible, and is gone after the next build's first step", async () => {
    const content = { "a.csv": "a", "images/b.png": "b", "views/c.csv": "c", "votes.parquet": Buffer.alloc(9 << 20) };
    const sizes = { copyLimitBytes: 6 << 20, copyPartBytes: 5 << 20 };
    let survived = 0;
    for (let dies = 0; survived === 0; dies += 1) {
      const store = s3ReleaseStore(server.place, onLeftBehind, sizes);
      const staging = await stage(content, store);
      let count = 0;
      // A dead process sends nothing more: every later request fails, also those of any tidying.
      server.fault = () => (count++ < dies ? null : { status: 403, code: "Dead" });
      const isPublished = await staging.publish(version).then(
        () => true,
        () => false,
      );
      server.fault = () => null;
      const next = s3ReleaseStore(server.place, onLeftBehind);
      expect((await next.openFile(version, "a.csv")) !== null, `death at request ${dies}`).toBe(isPublished);
      await next.removeLeftovers();
      expect(everythingOf(server).filter((key) => key.includes("staged"))).toEqual([]);
      expect(published().length, `death at request ${dies}`).toBe(isPublished ? 5 : 0);
      if (isPublished) survived += 1;
      expect(dies).toBeLessThan(40);
    }
  });

  it("that dies while it takes a release back leaves all of it, or what the next build removes", async () => {
    const manifestSha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    for (let dies = 0, isDone = false; !isDone; dies += 1) {
      const store = s3ReleaseStore(server.place, onLeftBehind);
      await (await stage({ "a.csv": "a", "b.csv": "b" })).publish(version);
      let count = 0;
      server.fault = () => (count++ < dies ? null : { status: 403, code: "Dead" });
      isDone = await store.retract(version, manifestSha256).then(
        () => true,
        () => false,
      );
      server.fault = () => null;
      await store.removeLeftovers();
      expect([0, 3], `death at request ${dies}`).toContain(published().length);
      expect(everythingOf(server).filter((key) => key.includes("staged"))).toEqual([]);
      await store.retract(version, manifestSha256);
      expect(dies).toBeLessThan(20);
    }
  });

  it("knows its own manifest where the answer to its put was lost", async () => {
    let lost = 0;
    server.fault = ({ operation, key }) => {
      const isLost = operation === "PutObject" && key.endsWith(`${version}/manifest.json`) && lost++ === 0;
      return isLost ? "answer lost" : null;
    };
    const staging = await stage({ "votes.csv": "mine" });
    await staging.publish(version);
    expect(lost).toBe(2);
    expect(published()).toHaveLength(2);
  });

  it("is published though its staged copy stays, which is told and left to the next build", async () => {
    const staging = await stage({ "votes.csv": "a" });
    server.fault = ({ operation }) => (operation === "DeleteObject" ? { status: 403, code: "AccessDenied" } : null);
    onLeftBehind.mockClear();
    await staging.publish(version);
    expect(onLeftBehind).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "unavailable" }));
    server.fault = () => null;
    await s3ReleaseStore(server.place, onLeftBehind).removeLeftovers();
    expect(everythingOf(server)).toEqual(published());
  });

  it("leaves the release of somebody else who was quicker", async () => {
    const staging = await stage({ "other.csv": "ours" });
    server.fault = ({ operation, key }) => {
      if (operation === "PutObject" && key.includes(version)) {
        server.store.put(key, Buffer.from("theirs"), { onlyNew: false });
      }
      return null;
    };
    await expect(staging.publish(version)).rejects.toThrow("taken");
    await staging.discard();
    expect(server.store.get(`palate/releases/${version}/manifest.json`).content.toString()).toBe("theirs");
  });

  it("has no stream with bytes of two objects", async () => {
    await (await stage({ "votes.csv": "first" })).publish(version);
    const file = await s3ReleaseStore(server.place, onLeftBehind).openFile(version, "votes.csv");
    server.store.put(`palate/releases/${version}/votes.csv`, Buffer.from("other"), { onlyNew: false });
    await expect(new Response(file?.stream()).text()).rejects.toMatchObject({ code: "unavailable" });
  });

  it.each([
    ["a wrong secret", { AWS_SECRET_ACCESS_KEY: "wrong" }, {}, /SignatureDoesNotMatch, 403/],
    ["an unknown key", { AWS_ACCESS_KEY_ID: "wrong" }, {}, /InvalidAccessKeyId, 403/],
    ["a bucket that is not there", {}, { bucket: "no-such" }, /NoSuchBucket, 404/],
    ["nobody at the address", {}, { endpoint: "http://127.0.0.1:1" }, /gives no answer \(ECONNREFUSED\)/],
  ])("says what is wrong with %s", async (_, environment, place, sentence) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    try {
      const store = s3ReleaseStore({ ...server.place, ...place }, onLeftBehind);
      const refusal = { code: "unavailable", detail: expect.stringMatching(sentence) };
      await expect(store.takenVersions()).rejects.toMatchObject(refusal);
      await expect(stage({}, store)).resolves.toBeDefined();
      await expect(stage({ "votes.csv": "a" }, store)).rejects.toMatchObject(refusal);
    } finally {
      vi.stubEnv("AWS_ACCESS_KEY_ID", credentials.accessKeyId);
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey);
    }
  });
});
