import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { acceptConsent, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { db, pool } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { homeFolder } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { buildLock } from "./build-lock";
import { buildRelease } from "./commands";
import { listReleases, openReleaseFile } from "./queries";
import { manifest as manifestSchema, type ReleaseRow, releaseRow } from "./schema";
import { readCsv, readJsonLines, readParquet } from "./testing/read-files";

const clock = { now: () => new Date("2026-11-23T10:00:00.000Z") };
const actor = "the tests";
const releasesFolder = () => path.join(homeFolder(), "releases");

async function readRelease(version: string, name: string): Promise<Buffer> {
  return readFile(path.join(releasesFolder(), version, name));
}

async function build(options: Partial<Parameters<typeof buildRelease>[0]> = {}) {
  const { version, votes } = await buildRelease({ actor, clock, ...options });
  const text = (await readRelease(version, "votes.jsonl")).toString("utf8");
  const rows = readJsonLines(text).map((row) => releaseRow.parse(row));
  const manifest = manifestSchema.parse(JSON.parse((await readRelease(version, "manifest.json")).toString("utf8")));
  return { version, votes, rows, manifest };
}

async function expectCode(work: Promise<unknown>, code: AppError["code"]): Promise<void> {
  await expect(work).rejects.toSatisfy((error) => error instanceof AppError && error.code === code, code);
}

let arenaId = "";

beforeAll(async () => {
  arenaId = (await createArena({ slug: "text" })).id;
});

beforeEach(async () => {
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, tally, consent, release, audit_entry CASCADE`;
});

afterAll(async () => {
  await db.$disconnect();
});

describe("what a release contains", () => {
  it("is nothing where nobody agreed, and then there is no release", async () => {
    const annotator = await createAnnotator({ consent: null });
    await createVote({ arenaId, annotatorId: annotator.id });
    await expectCode(build(), "nothing_to_release");
    expect(await readdir(releasesFolder())).toEqual([]);
    expect(await listReleases()).toEqual([]);
  });

  it("follows each annotator's newest consent, field by field, and counts what is left out", async () => {
    const feedback = { left: "Ask jane@example.org", general: "good" };
    const vote = (annotator: { id: string }) => createVote({ arenaId, annotatorId: annotator.id, feedback });
    const all = await createAnnotator();
    const votesOnly = await createAnnotator({ consent: { votes: true, feedback: false } });
    const refused = await createAnnotator({ consent: { votes: false, feedback: true } });
    const never = await createAnnotator({ consent: null });
    const withdrawn = await createAnnotator();
    const changed = await createAnnotator();
    for (const annotator of [all, votesOnly, refused, never, withdrawn, changed]) await vote(annotator);
    await vote(all);
    await withdrawConsent({ annotatorId: withdrawn.id });
    await acceptConsent({
      annotatorId: changed.id,
      userId: null,
      version: consentVersion,
      fields: { feedback: false },
    });
    await createVote({ arenaId, annotatorId: all.id, exclusionReason: "too_fast" });
    await createVote({ arenaId, annotatorId: all.id, exclusionReason: "Jane said so" });

    const { rows, votes, manifest } = await build();
    expect(votes).toBe(4);
    expect(rows.map((row) => row.feedback_general).toSorted()).toEqual(["good", "good", null, null]);
    expect(rows.filter((row) => row.feedback_general).map((row) => row.feedback_left)).toEqual([
      "Ask [EMAIL_1]",
      "Ask [EMAIL_1]",
    ]);
    expect(manifest.counts).toEqual({
      votes: 4,
      annotators: 3,
      byArena: { text: 4 },
      leftOut: { no_consent: 2, other: 1, too_fast: 1, withdrawn: 1 },
      redactions: { email: 2 },
    });
    await withdrawConsent({ annotatorId: all.id });
    expect((await build()).votes).toBe(2);
  });

  it("keeps sources apart", async () => {
    const simulated = await createAnnotator({ source: "simulated", consent: null });
    await createVote({ arenaId, annotatorId: simulated.id, source: "simulated" });
    await expectCode(build(), "nothing_to_release");
    await createVote({ arenaId });
    const human = await build();
    expect(human.rows.map(({ source }) => source)).toEqual(["human"]);
    const other = await build({ source: "simulated" });
    expect(other.rows.map(({ source }) => source)).toEqual(["simulated"]);
    expect([human.manifest.source, other.manifest.source]).toEqual(["human", "simulated"]);
    expect((await readRelease(other.version, "README.md")).toString("utf8")).toContain("**The votes are simulated.**");
    expect((await readRelease(human.version, "README.md")).toString("utf8")).not.toContain("simulated.**");
  });

  it("has no id, moment or address of the record in any file", async () => {
    const vote = await createVote({
      arenaId,
      feedback: { left: "mail joe@example.org" },
      createdAt: new Date("2026-11-20T13:14:15.678Z"),
    });
    const { version } = await build();
    for (const name of await readdir(path.join(releasesFolder(), version))) {
      const content = (await readRelease(version, name)).toString("latin1");
      for (const secret of [vote.id, vote.battleId, vote.annotatorId, "joe@", "13:14", "15.678"]) {
        expect(content, `${name} holds ${secret}`).not.toContain(secret);
      }
    }
  });

  it("has other ids and another order in the next release", async () => {
    for (let n = 0; n < 12; n += 1) await createVote({ arenaId, feedback: { general: `text ${n}` } });
    const [first, second] = [await build(), await build()];
    expect([first.version, second.version]).toEqual(["v2026.11.1", "v2026.11.2"]);
    const idsOf = (rows: ReleaseRow[]) => rows.flatMap((row) => [row.vote_id, row.battle_id, row.annotator_id]);
    const known = new Set(idsOf(first.rows));
    expect(idsOf(second.rows).filter((id) => known.has(id))).toEqual([]);
    const texts = (rows: ReleaseRow[]) => rows.map((row) => row.feedback_general);
    expect(texts(first.rows).toSorted()).toEqual(texts(second.rows).toSorted());
    expect(texts(first.rows)).not.toEqual(texts(second.rows));
    for (const { rows } of [first, second]) {
      expect(rows.map((row) => row.vote_id)).toEqual(rows.map((row) => row.vote_id).toSorted());
    }
  });

  it("is the same bytes for the same votes, key and moment", async () => {
    for (let n = 0; n < 5; n += 1) await createVote({ arenaId });
    const newKey = () => new Uint8Array(32).fill(5);
    const first = await build({ newKey });
    const second = await build({ newKey });
    for (const name of ["votes.jsonl", "votes.csv", "votes.parquet"]) {
      expect(await readRelease(second.version, name), name).toEqual(await readRelease(first.version, name));
    }
  });

  it("overwrites the key when it is done", async () => {
    await createVote({ arenaId });
    const key = new Uint8Array(32).fill(5);
    await build({ newKey: () => key });
    expect([...key]).toEqual(new Array(32).fill(0));
  });
});

describe("the files of a release", () => {
  it("say the same in three formats, with the sizes and sums of the manifest", async () => {
    const awkward = ['a "quoted" text,\r\nof two lines', "=1+1", "", "👩‍👩‍👧 größer"];
    for (const general of awkward) await createVote({ arenaId, feedback: { general }, fit: "both_bad" });
    const { version, rows, manifest } = await build();
    expect(readCsv((await readRelease(version, "votes.csv")).toString("utf8"))).toEqual(rows);
    expect(await readParquet(await readRelease(version, "votes.parquet"))).toEqual(rows);
    expect(rows.map((row) => row.feedback_general).toSorted()).toEqual(awkward.toSorted());

    const listed = [...manifest.files.map(({ name }) => name), "manifest.json", "SHA256SUMS"];
    expect((await readdir(path.join(releasesFolder(), version))).toSorted()).toEqual(listed.toSorted());
    for (const { name, bytes, sha256 } of manifest.files) {
      const content = await readRelease(version, name);
      expect({ name, bytes, sha256 }).toEqual({
        name,
        bytes: content.byteLength,
        sha256: createHash("sha256").update(content).digest("hex"),
      });
    }
    const sums = (await readRelease(version, "SHA256SUMS")).toString("utf8");
    const manifestSum = createHash("sha256")
      .update(await readRelease(version, "manifest.json"))
      .digest("hex");
    expect(sums).toBe(
      [...manifest.files, { name: "manifest.json", sha256: manifestSum }]
        .map((f) => `${f.sha256}  ${f.name}\n`)
        .join(""),
    );
  });

  it("are listed newest first, and opened by name", async () => {
    await createVote({ arenaId });
    const first = await build();
    const second = await build({ clock: { now: () => new Date("2026-12-01T00:00:00Z") } });
    const listed = await listReleases();
    expect(listed.map(({ version }) => version)).toEqual(["v2026.12.1", "v2026.11.1"]);
    expect(listed[0]!.files.map(({ url }) => url)).toContain("/api/v1/releases/v2026.12.1/SHA256SUMS");
    for (const { name, bytes, sha256, mediaType } of listed[0]!.files) {
      const file = await openReleaseFile(second.version, name);
      const content = Buffer.from(await new Response(file.stream()).arrayBuffer());
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
      expect([file.bytes, file.sha256, file.mediaType]).toEqual([bytes, sha256, mediaType]);
    }
    await expectCode(openReleaseFile(first.version, "../../secrets.json"), "release_not_found");
    await expectCode(openReleaseFile("v2026.11.9", "votes.csv"), "release_not_found");
  });

  it("cannot be changed in the record, and the audit log says who made them", async () => {
    await createVote({ arenaId });
    const { version } = await build();
    await expect(db.release.update({ where: { version }, data: { votes: 7 } })).rejects.toThrow(/immutable/);
    await expect(db.release.delete({ where: { version } })).rejects.toThrow(/immutable/);
    const [entry] = await db.auditEntry.findMany();
    expect(entry).toMatchObject({
      actor,
      action: "release.build",
      subject: version,
      detail: { source: "human", votes: 1 },
    });
  });
});

describe("nothing is ever half published", () => {
  it("what a killed build left behind is not listed, not served, and gone after the next build", async () => {
    await createVote({ arenaId });
    const { version } = await build();
    for (const name of [".tmp-dead", "v2026.11.2"]) {
      await mkdir(path.join(releasesFolder(), name));
      await writeFile(path.join(releasesFolder(), name, "votes.csv"), "half");
    }
    expect((await listReleases()).map((release) => release.version)).toEqual([version]);
    await expectCode(openReleaseFile("v2026.11.2", "votes.csv"), "release_not_found");

    const next = await build();
    expect(next.version).toBe("v2026.11.2");
    expect((await readdir(releasesFolder())).toSorted()).toEqual([version, "v2026.11.2"]);
    expect((await readRelease("v2026.11.2", "votes.csv")).toString("utf8")).not.toBe("half");
  });

  it("a row that cannot be stored takes the folder back", async () => {
    await createVote({ arenaId });
    await db.$executeRawUnsafe(`ALTER TABLE release ADD CONSTRAINT full_disk CHECK (votes < 0)`);
    try {
      await expect(build()).rejects.toThrow(/full_disk/);
    } finally {
      await db.$executeRawUnsafe(`ALTER TABLE release DROP CONSTRAINT full_disk`);
    }
    expect(await readdir(releasesFolder())).toEqual([]);
    expect(await db.auditEntry.count()).toBe(0);
    expect((await build()).version).toBe("v2026.11.1");
  });

  it("a commit that fails takes the folder back", async () => {
    await createVote({ arenaId });
    await db.$executeRawUnsafe(`
      CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused at commit'; END $$`);
    await db.$executeRawUnsafe(`
      CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT ON release DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION refuse_commit()`);
    try {
      await expect(build()).rejects.toThrow(/refused at commit/);
    } finally {
      await db.$executeRawUnsafe(`DROP FUNCTION refuse_commit CASCADE`);
    }
    expect(await readdir(releasesFolder())).toEqual([]);
    expect((await build()).version).toBe("v2026.11.1");
  });

  it("a connection that is lost in the middle publishes nothing, and the next build succeeds", async () => {
    await createVote({ arenaId });
    const cut = async () => {
      await db.$executeRaw`
        SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE locktype = 'advisory' AND classid = ${buildLock.space}::int8::oid AND pid <> pg_backend_pid()`;
    };
    let lost: Promise<void> | undefined;
    const newKey = () => {
      lost = cut();
      return new Uint8Array(32).fill(1);
    };
    // Whether the cut comes early or late, there is a whole release or none.
    const built = await build({ newKey }).then(
      ({ version }) => version,
      () => null,
    );
    await lost;
    expect((await listReleases()).map(({ version }) => version)).toEqual(built ? [built] : []);
    const next = await vi.waitFor(() => build(), 5000);
    expect((await listReleases()).map(({ version }) => version)).toContain(next.version);
    expect(await readdir(releasesFolder())).toHaveLength(built ? 2 : 1);
  });

  it("of two builds at once one is refused", async () => {
    for (let n = 0; n < 5; n += 1) await createVote({ arenaId });
    const results = await Promise.allSettled([build(), build(), build()]);
    const built = results.filter(({ status }) => status === "fulfilled");
    const refused = results.filter((result) => result.status === "rejected");
    expect(built.length).toBeGreaterThanOrEqual(1);
    for (const { reason } of refused) expect((reason as AppError).code).toBe("release_in_progress");
    expect(await db.release.count()).toBe(built.length);
    expect(await readdir(releasesFolder())).toHaveLength(built.length);
  });

  it("a build is refused while another process holds the lock, and the lock ends with it", async () => {
    await createVote({ arenaId });
    const other = await pool.connect();
    try {
      await other.query("SELECT pg_advisory_lock($1, $2)", [buildLock.space, buildLock.building]);
      await expectCode(build(), "release_in_progress");
    } finally {
      await other.query("SELECT pg_advisory_unlock_all()");
      other.release();
    }
    expect((await build()).votes).toBe(1);
  });
});
