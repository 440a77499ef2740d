import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptConsent, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { columns } from "./columns";
import { listReleases, openReleaseFile } from "./queries";
import type { ReleaseRow } from "./schema";
import { actor, build, expectCode, readContent, readRelease, releasesFolder } from "./testing/build";
import { readCsv, readParquet } from "./testing/read-files";

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
      held: 0,
      withheld: 0,
      releasedAfterReview: 0,
    });
    await withdrawConsent({ annotatorId: all.id });
    expect((await build()).votes).toBe(2);
  });

  it("has a text only where its annotator agreed both then and now", async () => {
    const annotator = await createAnnotator();
    const vote = (general: string, agreed?: Record<string, boolean>) =>
      createVote({ arenaId, annotatorId: annotator.id, feedback: { left: general, right: general, general }, agreed });
    await vote("agreed then and now", { votes: true, feedback: true });
    await vote("refused then", { votes: true, feedback: false });
    await vote("not asked then", {});
    const texts = (rows: ReleaseRow[]) =>
      rows.flatMap((row) => [row.feedback_left, row.feedback_right, row.feedback_general]).filter((text) => text);

    const wide = await build();
    expect(wide.votes).toBe(3);
    expect(new Set(texts(wide.rows))).toEqual(new Set(["agreed then and now"]));
    const fields = { feedback: false };
    await acceptConsent({ annotatorId: annotator.id, userId: null, version: consentVersion, fields });
    const narrow = await build();
    expect([narrow.votes, texts(narrow.rows)]).toEqual([3, []]);
    expect(await readContent(narrow.version, "votes.csv.gz")).not.toContain("agreed then");
  });

  it("has the texts of simulated annotators, whom nobody asks", async () => {
    const simulated = await createAnnotator({ source: "simulated", consent: null });
    const feedback = { general: "made by a model" };
    await createVote({ arenaId, annotatorId: simulated.id, source: "simulated", feedback });
    expect((await build({ source: "simulated" })).rows.map((row) => row.feedback_general)).toEqual(["made by a model"]);
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

  it("has the tier of each pair, by one published verdict for each person", async () => {
    const judge = async (
      fit: "left" | "right",
      systems?: [string, string],
      consent?: Record<string, boolean> | null,
    ) => {
      const annotator = await createAnnotator(consent === undefined ? {} : { consent });
      await createVote({ arenaId, annotatorId: annotator.id, fit, systems });
      return annotator;
    };
    const tiersOf = (rows: ReleaseRow[]) => rows.map(({ fit, tier }) => `${fit} ${tier}`).toSorted();
    const pair: [string, string] = ["alpha-generic", "alpha-persona"];
    const other: [string, string] = ["alpha-generic", "beta-generic"];
    // Two of one mind, one of them twice, and one on whichever side it stands; who did not agree does not count.
    const twice = await judge("left", pair);
    await createVote({ arenaId, annotatorId: twice.id, fit: "left", systems: pair });
    await judge("right", [pair[1], pair[0]]);
    await judge("left", pair, null);
    await judge("left", other);
    expect(tiersOf((await build()).rows)).toEqual(["left medium", "left medium", "left medium", "right medium"]);
    await judge("left", pair);
    expect(tiersOf((await build()).rows)).toEqual(["left easy", "left easy", "left easy", "left medium", "right easy"]);
  });

  it("has no id, moment or address of the record in any file", async () => {
    const vote = await createVote({
      arenaId,
      feedback: { left: "mail joe@example.org" },
      createdAt: new Date("2026-11-20T13:14:15.678Z"),
    });
    const { version } = await build();
    for (const name of await readdir(path.join(releasesFolder(), version))) {
      const content = await readContent(version, name);
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

  it("is the same folder, byte for byte, for the same record, key and moment", async () => {
    for (let n = 0; n < 5; n += 1) await createVote({ arenaId });
    const newKey = () => new Uint8Array(32).fill(5);
    const first = await build({ newKey });
    await db.$executeRaw`TRUNCATE release`;
    const names = (await readdir(path.join(releasesFolder(), first.version))).toSorted();
    const before = await Promise.all(names.map((name) => readRelease(first.version, name)));
    await rm(path.join(releasesFolder(), first.version), { recursive: true });
    const again = await build({ newKey });
    expect(again.version).toBe(first.version);
    expect((await readdir(path.join(releasesFolder(), first.version))).toSorted()).toEqual(names);
    for (const [at, name] of names.entries()) {
      expect(await readRelease(first.version, name), name).toEqual(before[at]);
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
    expect(readCsv(await readRelease(version, "votes.csv.gz"), columns)).toEqual(rows);
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
    await expectCode(openReleaseFile("v2026.11.9", "votes.csv.gz"), "release_not_found");
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
