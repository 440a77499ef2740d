import { rm } from "node:fs/promises";
import path from "node:path";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { createVote } from "@/lib/db/testing/factories";
import { homeFolder } from "@/lib/env";
import { fileResponse } from "@/lib/http/file-response";
import { route } from "@/lib/http/route";
import { buildRelease } from "./commands";
import { listReleases, openReleaseFile } from "./queries";
import { type ListedRelease, listReleasesResult, releaseFileContract } from "./schema";

// As app/api/v1/releases/[version]/[file]/route.ts puts it together; lib may not look up to app.
const serve = route(releaseFileContract, async ({ request, params: { version, file }, requestId }) =>
  fileResponse(request, await openReleaseFile(version, file), { downloadName: file, requestId }),
);

let release: ListedRelease;

beforeAll(async () => {
  await createVote();
  await buildRelease({ actor: "the tests" });
  const [first] = listReleasesResult.parse({ releases: await listReleases() }).releases;
  release = first!;
});

function ask(file: string, headers: Record<string, string> = {}, method: "GET" | "HEAD" = "GET") {
  const request = new NextRequest(`http://localhost/api/v1/releases/${release.version}/${file}`, { method, headers });
  return serve(request, { params: Promise.resolve({ version: release.version, file }) });
}

describe("a file of a release, as the API serves it", () => {
  it("serves every listed file whole, with its hash as entity tag", async () => {
    expect(release.files.map(({ name }) => name).toSorted()).toEqual(
      ["votes.csv", "votes.jsonl", "votes.parquet", "README.md", "manifest.json", "SHA256SUMS"].toSorted(),
    );
    for (const { name, bytes, sha256, mediaType } of release.files) {
      const response = await ask(name);
      expect(response.status).toBe(200);
      expect(response.headers.get("etag")).toBe(`"${sha256}"`);
      expect(response.headers.get("content-type")).toBe(mediaType);
      expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
      expect((await response.arrayBuffer()).byteLength).toBe(bytes);
    }
  });

  it("puts a download together from ranges", async () => {
    const whole = await (await ask("votes.csv")).text();
    const first = await ask("votes.csv", { range: "bytes=0-9" });
    const rest = await ask("votes.csv", { range: "bytes=10-", "if-range": first.headers.get("etag")! });
    expect([first.status, rest.status]).toEqual([206, 206]);
    expect((await first.text()) + (await rest.text())).toBe(whole);
  });

  it("answers HEAD, and who has the file already, without content", async () => {
    const head = await ask("votes.parquet", {}, "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(Number(head.headers.get("x-content-length"))).toBeGreaterThan(0);
    expect((await ask("votes.parquet", { "if-none-match": head.headers.get("etag")! })).status).toBe(304);
  });

  it.each(["votes.txt", "secrets.json", "manifest.JSON"])("has no file %s", async (name) => {
    const response = await ask(name);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "release_not_found" });
  });

  it.each(["../manifest.json", "..%2fmanifest.json", ".tmp", "a b"])("takes %j for no name at all", async (name) => {
    expect((await ask(name)).status).toBe(400);
  });

  it("is not found where it left the disk, and is listed as before", async () => {
    const folder = path.join(homeFolder(), "releases", release.version);
    for (const missing of [path.join(folder, "votes.csv"), path.join(folder, "manifest.json"), folder]) {
      await rm(missing, { recursive: true });
      const response = await ask(path.basename(missing === folder ? "votes.parquet" : missing));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "release_not_found" });
      expect(await listReleases()).toEqual([release]);
    }
  });
});
