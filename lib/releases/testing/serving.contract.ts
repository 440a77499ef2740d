import { createHash } from "node:crypto";
import { NextRequest } from "next/server";
import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createVote } from "@/lib/db/testing/factories";
import { route } from "@/lib/http/route";
import { releaseStore } from "@/lib/storage/releases";
import { buildRelease } from "../commands";
import { deriveFiles } from "../file-list";
import type { Manifest } from "../manifest";
import { listReleases, serveReleaseFile } from "../queries";
import { type ListedRelease, listReleasesResult, releaseFileContract, releaseFolderFileContract } from "../schema";

// As the routes of app/api/v1/releases put it together; lib may not look up to app.
const serve = route(releaseFileContract, ({ request, params: { version, file }, requestId }) =>
  serveReleaseFile(request, { version, name: file, requestId }),
);
const serveInFolder = route(releaseFolderFileContract, ({ request, params: { version, file, member }, requestId }) =>
  serveReleaseFile(request, { version, name: `${file}/${member}`, requestId }),
);

/** How files of a release are answered, wherever they lie. `remove` takes a file, or all of the release, out of the storage. */
export function describeServing(
  storage: string,
  remove: (version: string, name: string | null) => Promise<void>,
): void {
  let release: ListedRelease;

  beforeAll(async () => {
    await createVote();
    await buildRelease({ actor: "the tests" });
    const [first] = listReleasesResult.parse({ releases: await listReleases() }).releases;
    release = first!;
  });

  function ask(
    name: string,
    { headers = {}, method = "GET", version = release.version }: Partial<Asked> = {},
  ): Promise<Response> {
    const request = new NextRequest(`http://localhost/api/v1/releases/${version}/${name}`, { method, headers });
    const [file, member] = name.split("/");
    if (member === undefined) return serve(request, { params: Promise.resolve({ version, file }) });
    return serveInFolder(request, { params: Promise.resolve({ version, file, member }) });
  }

  describe(`a file of a release in ${storage}, as the API serves it`, () => {
    it("serves every listed file whole, with its hash as entity tag", async () => {
      expect(release.files.map(({ name }) => name)).toEqual(expect.arrayContaining(["manifest.json", "SHA256SUMS"]));
      for (const { name, bytes, sha256, mediaType } of release.files) {
        const response = await ask(name);
        expect(response.status).toBe(200);
        expect(response.headers.get("etag")).toBe(`"${sha256}"`);
        expect(response.headers.get("content-type")).toBe(mediaType);
        expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
        const content = new Uint8Array(await response.arrayBuffer());
        expect([content.byteLength, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
      }
    });

    it("puts a download together from ranges", async () => {
      const whole = await (await ask("README.md")).text();
      const first = await ask("README.md", { headers: { range: "bytes=0-9" } });
      const headers = { range: "bytes=10-", "if-range": first.headers.get("etag")! };
      const rest = await ask("README.md", { headers });
      expect([first.status, rest.status]).toEqual([206, 206]);
      expect(rest.headers.get("content-range")).toBe(
        `bytes 10-${Buffer.byteLength(whole) - 1}/${Buffer.byteLength(whole)}`,
      );
      expect((await first.text()) + (await rest.text())).toBe(whole);
      expect((await ask("README.md", { headers: { range: "bytes=99999999-" } })).status).toBe(416);
      // Whoever began with another file gets all of this one.
      const other = await ask("README.md", { headers: { range: "bytes=10-", "if-range": '"another"' } });
      expect([other.status, await other.text()]).toEqual([200, whole]);
    });

    it("answers HEAD, and who has the file already, without content", async () => {
      const head = await ask("manifest.json", { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
      const { bytes } = release.files.find(({ name }) => name === "manifest.json")!;
      expect(Number(head.headers.get("x-content-length"))).toBe(bytes);
      expect(head.headers.get("accept-ranges")).toBe("bytes");
      const headers = { "if-none-match": head.headers.get("etag")! };
      expect((await ask("manifest.json", { headers })).status).toBe(304);
    });

    it("serves what lies in a folder of the release, under its own name", async () => {
      const picture = `images/${"0a".repeat(32)}.png`;
      const version = await publishWith({ [picture]: "a picture", "views/arena-140k.parquet": "a view" });
      const response = await ask(picture, { version });
      expect(await response.text()).toBe("a picture");
      expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${"0a".repeat(32)}.png"`);
      const part = await ask("views/arena-140k.parquet", { version, headers: { range: "bytes=2-" } });
      expect([part.status, await part.text()]).toEqual([206, "view"]);
      expect((await ask("views/other.parquet", { version })).status).toBe(404);
      expect((await ask(picture)).status).toBe(404);
    });

    it("leads from latest to the newest release of people's votes, and lets nobody remember it", async () => {
      for (const name of ["README.md", "views/arena-140k.parquet"]) {
        for (const method of ["GET", "HEAD"] as const) {
          const response = await ask(name, { version: "latest", method });
          expect(response.status).toBe(302);
          expect(response.headers.get("location")).toBe(`/api/v1/releases/${release.version}/${name}`);
          expect(response.headers.get("cache-control")).toBe("no-store");
        }
      }
    });

    it.each(["votes.txt", "secrets.json", "manifest.JSON", "images/a.png"])("has no file %s", async (name) => {
      const response = await ask(name);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "release_not_found" });
    });

    it.each(["..%2fmanifest.json", ".tmp", "a b", "images/.tmp", "../manifest.json", "images/..%2fmanifest.json"])(
      "takes %j for no name at all",
      async (name) => {
        expect((await ask(name)).status).toBe(400);
      },
    );

    it.each(["v2026.11", "newest", "..", "LATEST"])("takes %j for no version at all", async (version) => {
      expect((await ask("README.md", { version })).status).toBe(400);
    });

    it("is not found where it left the storage, and is listed as before", async () => {
      const listed = await listReleases();
      for (const missing of ["README.md", "manifest.json", null]) {
        await remove(release.version, missing);
        const response = await ask(missing ?? "SHA256SUMS");
        expect(response.status).toBe(404);
        expect(await response.json()).toMatchObject({ code: "release_not_found" });
        expect(await listReleases()).toEqual(listed);
      }
    });
  });
}

interface Asked {
  readonly headers: Record<string, string>;
  readonly method: "GET" | "HEAD";
  readonly version: string;
}

/** Publishes a release of these files, older than any other. */
async function publishWith(content: Readonly<Record<string, string>>): Promise<string> {
  const version = "v2020.01.1";
  const createdAt = new Date("2020-01-01T00:00:00.000Z");
  const staging = await (await releaseStore()).stage();
  const create = async (name: string, text: string) => {
    const file = await staging.create(name);
    await file.write(text);
    return { name, mediaType: "application/octet-stream", rows: null, ...(await file.finish()) };
  };
  const files: Manifest["files"] = [];
  for (const [name, text] of Object.entries(content)) files.push(await create(name, text));
  const { manifest: like } = await db.release.findFirstOrThrow();
  const manifest = { ...(like as Manifest), version, createdAt: createdAt.toISOString(), files };
  const { manifestFile, sumsFile } = deriveFiles(manifest);
  for (const { name, text } of [manifestFile, sumsFile]) await create(name, text);
  await staging.publish(version);
  await db.release.create({ data: { id: uuidv7(), version, source: "human", votes: 0, manifest, createdAt } });
  return version;
}
