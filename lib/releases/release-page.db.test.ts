import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { AppError } from "@/lib/errors";
import { releaseStore } from "@/lib/storage/releases";
import type { Manifest } from "./manifest";
import { getLatestVersion, getRelease, listReleases, serveReleaseFeed } from "./queries";
import { listReleasesResult } from "./schema";
import { build, releasesFolder } from "./testing/build";

let pairs = "";
let scale = "";

beforeAll(async () => {
  pairs = (await createArena({ slug: "text" })).id;
  scale = (await createArena({ slug: "marks", scale: 5 })).id;
});

beforeEach(async () => {
  vi.restoreAllMocks();
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, tally, assessment, showing, assessment_tally, consent, release, audit_entry CASCADE`;
});

afterAll(() => db.$disconnect());

const at = (day: number) => ({ clock: { now: () => new Date(`2026-11-${day}T10:00:00.000Z`) } });

describe("the list of releases", () => {
  it("has counts, size, license and the release before of the same source", async () => {
    await createVote({ arenaId: pairs });
    await createVote({ arenaId: pairs, source: "simulated" });
    const first = await build(at(20));
    await build({ ...at(21), source: "simulated" });
    await createAssessment({ arenaId: scale });
    const second = await build(at(22));
    const { releases } = listReleasesResult.parse({ releases: await listReleases() });
    expect(releases.map(({ version, previousVersion }) => [version, previousVersion])).toEqual([
      ["v2026.11.3", first.version],
      ["v2026.11.2", null],
      ["v2026.11.1", null],
    ]);
    const [newest] = releases;
    expect(newest).toMatchObject({
      cutoffAt: "2026-11-22T10:00:00.000Z",
      annotators: { votes: 1, assessments: 1 },
      arenas: [
        { arena: "marks", votes: 0, assessments: 1, cutoffAt: second.manifest.cutoffs.marks },
        { arena: "text", votes: 1, assessments: 0, cutoffAt: second.manifest.cutoffs.text },
      ],
      license: "CC-BY-4.0",
      bytes: newest!.files.reduce((sum, { bytes }) => sum + bytes, 0),
    });
    expect(newest?.tables).toEqual(second.manifest.tables.map(({ name, rows }) => ({ name, rows })));
    expect(await getLatestVersion()).toBe(second.version);
  });

  it("follows the record, not what was remembered of another one with the same version", async () => {
    await createVote({ arenaId: pairs });
    await build();
    expect((await listReleases())[0]?.votes).toBe(1);
    await db.$executeRaw`TRUNCATE release CASCADE`;
    expect(await listReleases()).toEqual([]);
    await rm(releasesFolder(), { recursive: true, force: true });
    await createVote({ arenaId: pairs });
    await build();
    expect((await listReleases())[0]?.votes).toBe(2);
    expect(await getLatestVersion()).toBe("v2026.11.1");
  });

  it("is a feed as well, which says 304 to who has it", async () => {
    await createVote({ arenaId: pairs });
    const { version } = await build();
    const ask = (headers = {}) => serveReleaseFeed(new Request("http://localhost/data/feed.xml", { headers }));
    const response = await ask();
    expect(await response.text()).toContain(`/data/${version}</id>`);
    expect((await ask({ "if-none-match": response.headers.get("etag")! })).status).toBe(304);
    await createVote({ arenaId: pairs });
    await build(at(24));
    expect((await ask({ "if-none-match": response.headers.get("etag")! })).status).toBe(200);
  });
});

describe("the page of a release", () => {
  it("has the preview that the release was made with, and code that names its files", async () => {
    await createVote({ arenaId: pairs, feedback: { general: "  = really\n" } });
    await createAssessment({ arenaId: scale });
    const { version, rows } = await build();
    const page = await getRelease(version);
    const preview = typeof page?.preview === "string" ? null : page?.preview.content;
    const [votes, assessments] = preview?.tables ?? [];
    expect(votes?.first).toEqual([votes!.columns.map((column) => rows[0]![column as keyof (typeof rows)[0]])]);
    expect([votes?.rows, assessments?.rows]).toEqual([1, 1]);
    expect(page?.changes).toEqual({ content: expect.stringContaining("This is the first release of people's votes") });
    expect(page?.loading.map(({ key }) => key)).toEqual(["python", "r", "duckdb", "javascript"]);
    for (const { code } of page!.loading) expect(code).toContain(`/api/v1/releases/${version}`);
    expect(page?.privacy.headline).toContain("1 vote and 1 assessment are published");
  });

  it("of a release of assessments alone has no votes in it", async () => {
    await createAssessment({ arenaId: scale });
    const { version } = await build();
    const page = await getRelease(version);
    const tables = typeof page?.preview === "string" ? [] : page?.preview.content.tables;
    expect(tables?.map(({ name }) => name)).toEqual(["assessments"]);
    expect(page?.loading.some(({ code }) => code.includes("votes.parquet"))).toBe(false);
  });

  it("says that there is no preview of a release from before there were any", async () => {
    await createVote({ arenaId: pairs });
    const { version } = await build();
    const { id, manifest } = await db.release.findUniqueOrThrow({ where: { version } });
    const older = manifest as Manifest;
    await db.$executeRaw`TRUNCATE release`;
    const files = older.files.filter(({ name }) => name !== "preview.json");
    const stored = { ...older, files };
    await db.release.create({ data: { version, source: "human", votes: 1, manifest: stored, createdAt: new Date() } });
    expect(id).not.toBe((await db.release.findUniqueOrThrow({ where: { version } })).id);
    expect((await getRelease(version))?.preview).toBe("none");
  });

  it("keeps what the record has where a file is gone, changed, or the storage does not answer", async () => {
    await createVote({ arenaId: pairs });
    const { version } = await build();
    const file = path.join(releasesFolder(), version, "preview.json");
    await writeFile(file, "other bytes");
    expect(await getRelease(version)).toMatchObject({ preview: "unreadable", release: { version, votes: 1 } });
    await rm(file);
    expect((await getRelease(version))?.preview).toBe("unreadable");
    const store = await releaseStore();
    const outage = vi.spyOn(store, "openFile").mockRejectedValue(new AppError("unavailable"));
    expect((await getRelease(version))?.preview).toBe("unreadable");
    outage.mockRejectedValue(new Error("a defect"));
    await expect(getRelease(version)).rejects.toThrow("a defect");
  });

  it("reads a file of its release once", async () => {
    await createVote({ arenaId: pairs });
    const { version } = await build();
    const opened = vi.spyOn(await releaseStore(), "openFile");
    await getRelease(version);
    await getRelease(version);
    expect(opened.mock.calls).toEqual([[version, "preview.json"]]);
  });

  it.each(["latest", "v2026.11.9", "../v2026.11.1", "\u0000"])("is not there for %j", async (version) => {
    expect(await getRelease(version)).toBeNull();
  });
});
