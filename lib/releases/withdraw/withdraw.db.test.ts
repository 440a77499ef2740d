import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { acceptConsent, adoptAnnotator, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { endDay } from "@/lib/db/testing/sealed-days";
import { route } from "@/lib/http/route";
import type { ReleaseStore } from "@/lib/storage/release-files";
import { releaseStore } from "@/lib/storage/releases";
import { buildRelease } from "../commands";
import { manifest as manifestSchema } from "../manifest";
import { listReleases, serveReleaseFile } from "../queries";
import { everyArenaAt } from "../schedule/cutoff-plan";
import { releaseFileContract } from "../schema";
import { build, expectCode, readContent, readRelease, releasesFolder } from "../testing/build";
import { join, seeRows } from "../testing/join-attack";
import { readJsonLines } from "../testing/read-files";
import { reproduceRelease } from "../verify/reproduce-release";
import { verifyRelease } from "../verify/verify-release";
import { previewWithdrawal, withdrawRelease } from "./commands";

let arenaId = "";
let scaleId = "";
let store: ReleaseStore;

beforeAll(async () => {
  arenaId = (await createArena({ slug: "pairs" })).id;
  scaleId = (await createArena({ slug: "scale", scale: 5 })).id;
  store = await releaseStore();
});

beforeEach(async () => {
  vi.restoreAllMocks();
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`
    TRUNCATE vote, battle, tally, assessment, showing, assessment_tally, consent, release CASCADE`;
});

afterAll(() => db.$disconnect());

/** As operators build: until now. Moments of the record are whole milliseconds. */
async function buildNow() {
  await sleep(5);
  const built = await build({ clock: systemClock, planCutoffs: everyArenaAt });
  await sleep(5);
  return built;
}

async function withdraw(version: string, options: { force?: boolean } = {}) {
  const built = await withdrawRelease({ version, actor: "the tests", ...options });
  await sleep(5);
  const manifest = manifestSchema.parse(
    JSON.parse((await readRelease(built.version, "manifest.json")).toString("utf8")),
  );
  const rows = built.votes === 0 ? [] : readJsonLines(await readRelease(built.version, "votes.jsonl.gz"));
  return { ...built, manifest, rows };
}

async function problems(version: string): Promise<string[]> {
  const folder = path.join(releasesFolder(), version);
  const found: string[] = [];
  for await (const check of verifyRelease(folder)) found.push(...check.problems);
  for (const { differences } of (await reproduceRelease(folder)).boards) found.push(...differences);
  return found;
}

async function agree(annotatorId: string, fields: { feedback?: boolean; persona?: boolean } = {}) {
  await acceptConsent({
    annotatorId,
    userId: null,
    version: consentVersion,
    fields: { feedback: false, persona: false, ...fields },
  });
}

/** What a path that erases would do; the record refuses all other hands. */
async function erase(table: "vote" | "assessment", statement: string) {
  await db.$transaction([
    db.$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_is_immutable`),
    db.$executeRawUnsafe(statement),
    db.$executeRawUnsafe(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_is_immutable`),
  ]);
}

const nothing = { added: 0, withdrawn: 0, erased: 0, excluded: 0 };

describe("a release of which somebody took their votes back", () => {
  it("is published anew without these rows, and gone; the new one holds together", async () => {
    const [leaver, stayer] = [await createAnnotator(), await createAnnotator()];
    for (const annotatorId of [leaver.id, stayer.id, stayer.id]) {
      await createVote({
        arenaId,
        annotatorId,
        feedback: { general: annotatorId === leaver.id ? "About otters." : "Fine." },
      });
    }
    await createAssessment({ arenaId: scaleId, annotatorId: leaver.id });
    const first = await buildNow();
    await withdrawConsent({ annotatorId: leaver.id });

    const preview = await previewWithdrawal(first.version);
    expect(preview).toMatchObject({ votes: { withdrawn: 1 }, assessments: { withdrawn: 1 }, texts: 0, persons: 0 });
    const second = await withdraw(first.version);
    expect(second.withdrawal).toEqual(preview);
    expect([second.votes, second.assessments]).toEqual([2, 0]);
    expect(second.manifest).toMatchObject({
      supersedes: first.version,
      cutoffs: first.manifest.cutoffs,
      moved: [],
      since: {
        version: first.version,
        votes: { ...nothing, before: 3, withdrawn: 1 },
        assessments: { ...nothing, before: 1, withdrawn: 1 },
      },
    });
    expect(await problems(second.version)).toEqual([]);
    for (const name of await readdir(path.join(releasesFolder(), second.version))) {
      expect(await readContent(second.version, name), name).not.toContain("otters");
    }
    expect((await readdir(releasesFolder())).toSorted()).toEqual(["latest", second.version]);
    expect(await store.readLatest()).toBe(second.version);

    expect(await listReleases()).toMatchObject([
      { version: second.version, supersededBy: null },
      { version: first.version, supersededBy: second.version, files: [], votes: 3 },
    ]);
    expect(await db.release.findUnique({ where: { version: first.version } })).toMatchObject({
      supersededReason: "withdrawal",
      supersededAt: expect.any(Date),
    });
    const audit = await db.auditEntry.findFirst({ where: { action: "release.withdraw", subject: first.version } });
    expect(audit).toMatchObject({ actor: "the tests", detail: { supersededBy: second.version } });
    const next = await buildNow();
    expect([first.version, second.version]).not.toContain(next.version);
    expect(next.manifest.since).toMatchObject({ version: second.version, votes: { ...nothing, before: 2 } });
  });

  it("answers with 410 and the version to use, as does every one before it, and latest leads on", async () => {
    const leavers = [await createAnnotator(), await createAnnotator()];
    for (const { id } of leavers) await createVote({ arenaId, annotatorId: id });
    await createVote({ arenaId });
    const first = await buildNow();
    await withdrawConsent({ annotatorId: leavers[0]!.id });
    const second = await withdraw(first.version);
    await withdrawConsent({ annotatorId: leavers[1]!.id });
    const third = await withdraw(second.version);
    expect(third.votes).toBe(1);

    const serve = route(releaseFileContract, ({ request, params: { version, file }, requestId }) =>
      serveReleaseFile(request, { version, name: file, requestId }),
    );
    const ask = (version: string) =>
      serve(new NextRequest(`http://localhost/api/v1/releases/${version}/votes.parquet`), {
        params: Promise.resolve({ version, file: "votes.parquet" }),
      });
    for (const { version } of [first, second]) {
      const response = await ask(version);
      expect(response.status).toBe(410);
      expect(await response.json()).toMatchObject({ code: "release_superseded", supersededBy: third.version });
    }
    expect((await ask(third.version)).status).toBe(200);
    expect((await ask("latest")).headers.get("location")).toContain(third.version);
    await expectCode(withdrawRelease({ version: first.version, actor: "the tests" }), "release_superseded");
    await expectCode(previewWithdrawal(second.version), "release_superseded");
    await expectCode(previewWithdrawal("v2020.01.1"), "release_not_found");
  });

  it("is published anew even where nobody is left in it", async () => {
    const { id } = await createAnnotator();
    await createVote({ arenaId, annotatorId: id });
    const first = await buildNow();
    await withdrawConsent({ annotatorId: id });
    const second = await withdraw(first.version);
    expect(second.votes).toBe(0);
    expect(await problems(second.version)).toEqual([]);
    expect(await listReleases()).toMatchObject([{ votes: 0 }, { supersededBy: second.version }]);
  });

  it("has no name in common with its copies: who joins both by ids and places finds nothing", async () => {
    const annotators = await Promise.all(Array.from({ length: 12 }, () => createAnnotator()));
    for (const { id } of annotators) for (let n = 0; n < 4; n += 1) await createVote({ arenaId, annotatorId: id });
    const first = await buildNow();
    await withdrawConsent({ annotatorId: annotators[0]!.id });
    const second = await withdraw(first.version);
    const seen = [seeRows(first.rows), seeRows(second.rows as unknown as typeof first.rows)] as const;
    for (const column of ["vote_id", "battle_id", "annotator_id"]) {
      expect(join(seen, [column], [], () => true).all, column).toBe(0);
    }
    expect(first.rows).toHaveLength(48);
    expect(second.rows).toHaveLength(44);
  });
});

describe("a re-issue has nothing newer than the release whose place it takes", () => {
  it("no vote, no consent and no text that came later, whoever they are of", async () => {
    const [leaver, late, silent, writer] = [
      await createAnnotator(),
      await createAnnotator({ consent: null }),
      await createAnnotator({ consent: { votes: true, feedback: false } }),
      await createAnnotator(),
    ];
    await createVote({ arenaId, annotatorId: leaver.id });
    await createVote({ arenaId, annotatorId: late.id });
    await createVote({ arenaId, annotatorId: silent.id, feedback: { general: "Once kept back." } });
    await createVote({ arenaId, annotatorId: writer.id, feedback: { general: "Open from the first." } });
    const first = await buildNow();
    expect(first.rows.map((row) => row.feedback_general).toSorted()).toEqual(["Open from the first.", null, null]);

    await agree(late.id, { feedback: true });
    await agree(silent.id, { feedback: true });
    await createVote({ arenaId, annotatorId: writer.id, feedback: { general: "Later." } });
    await createArena({ slug: "later" });
    await db.system.create({
      data: {
        arenaId,
        slug: "gamma-generic",
        family: "Gamma",
        strategy: "generic",
        name: "Gamma",
        organization: "Tests",
        licence: "Apache-2.0",
        description: "Came later.",
        citation: "None.",
      },
    });
    await withdrawConsent({ annotatorId: leaver.id });
    const second = await withdraw(first.version);
    expect(second.rows.map((row) => row.feedback_general).toSorted()).toEqual(["Open from the first.", null]);
    expect(second.manifest.counts.leftOut).toEqual({ embargo: 1, no_consent: 1, withdrawn: 1 });
    expect(Object.keys(second.manifest.cutoffs)).toEqual(["pairs", "scale"]);
    const names = readJsonLines(await readRelease(second.version, "systems.jsonl.gz")).map((row) => row.system);
    expect(names).toEqual(["alpha-generic", "alpha-persona", "beta-generic"]);
    expect(await problems(second.version)).toEqual([]);

    // A release of the present has all of that.
    const third = await buildNow();
    expect(third.votes).toBe(4);
    expect(third.manifest.since?.votes).toEqual({ ...nothing, before: 2, added: 2 });
    expect(third.rows.map((row) => row.feedback_general)).toContain("Once kept back.");
  });

  it("nor what was agreed to again after it was taken back before the release", async () => {
    const [back, stays] = [await createAnnotator(), await createAnnotator()];
    for (const { id } of [back, stays]) await createVote({ arenaId, annotatorId: id });
    await withdrawConsent({ annotatorId: back.id });
    const first = await buildNow();
    await agree(back.id);
    const second = await withdraw(first.version, { force: true });
    expect(second.rows).toHaveLength(1);
    expect(second.manifest.counts.leftOut).toEqual({ withdrawn: 1 });
  });

  it("what was agreed to again between two of them comes back in neither", async () => {
    const [one, other, stays] = [await createAnnotator(), await createAnnotator(), await createAnnotator()];
    for (const { id } of [one, other, stays]) await createVote({ arenaId, annotatorId: id });
    const first = await buildNow();
    await withdrawConsent({ annotatorId: one.id });
    const second = await withdraw(first.version);
    await agree(one.id);
    await withdrawConsent({ annotatorId: other.id });
    const third = await withdraw(second.version);
    expect([second.votes, third.votes]).toEqual([2, 1]);
    expect(third.manifest.since?.votes).toEqual({ ...nothing, before: 2, withdrawn: 1 });
    expect((await buildNow()).manifest.since?.votes).toEqual({ ...nothing, before: 1, added: 1 });
  });
});

describe("what is a reason to withdraw a release", () => {
  it("is not that there is nothing, nor what was excluded alone, unless the operator wants it", async () => {
    const kept = await createVote({ arenaId });
    await createVote({ arenaId, exclusionReason: "too_fast" });
    const doubtful = await createVote({ arenaId });
    const first = await buildNow();
    await expectCode(withdrawRelease({ version: first.version, actor: "the tests" }), "nothing_to_withdraw");
    await db.vote.update({ where: { id: doubtful.id }, data: { exclusionReason: "other" } });
    expect(await previewWithdrawal(first.version)).toMatchObject({
      votes: { ...nothing, before: 2, excluded: 1 },
      texts: 0,
      persons: 0,
    });
    await expectCode(withdrawRelease({ version: first.version, actor: "the tests" }), "nothing_to_withdraw");
    expect((await readdir(releasesFolder())).toSorted()).toEqual(["latest", first.version]);
    const second = await withdraw(first.version, { force: true });
    expect(second.manifest.since?.votes).toEqual({ ...nothing, before: 2, excluded: 1 });
    expect(await db.vote.findUnique({ where: { id: kept.id } })).toMatchObject({ exclusionReason: null });
  });

  it("is what was erased", async () => {
    const gone = await createVote({ arenaId });
    await createVote({ arenaId });
    const assessed = await createAssessment({ arenaId: scaleId });
    const first = await buildNow();
    await erase("vote", `DELETE FROM vote WHERE id = '${gone.id}'`);
    await erase("assessment", `DELETE FROM assessment WHERE id = '${assessed.id}'`);
    const second = await withdraw(first.version);
    expect(second.manifest.since).toMatchObject({
      votes: { ...nothing, before: 2, erased: 1 },
      assessments: { ...nothing, before: 1, erased: 1 },
    });
    expect(await problems(second.version)).toEqual([]);
  });

  it("is a text that was taken back, or erased, though its vote stays", async () => {
    const { id: annotatorId } = await createAnnotator();
    await createVote({ arenaId, annotatorId, feedback: { left: "Taken back." } });
    await createVote({ arenaId, annotatorId });
    const assessed = await createAssessment({ arenaId: scaleId, feedback: "Erased." });
    await endDay();
    const first = await buildNow();
    await agree(annotatorId);
    expect(await previewWithdrawal(first.version)).toMatchObject({ texts: 1, votes: nothing });
    await erase("assessment", `UPDATE assessment SET feedback = NULL WHERE id = '${assessed.id}'`);
    expect(await previewWithdrawal(first.version)).toMatchObject({ texts: 2, assessments: nothing });
    const second = await withdraw(first.version);
    expect(second.rows.map((row) => row.feedback_left)).toEqual([null, null]);
    expect(second.manifest.since?.votes).toEqual({ ...nothing, before: 2 });
  });
});

describe("latest", () => {
  it("stays with a newer release where an older one is withdrawn", async () => {
    const { id: annotatorId } = await createAnnotator();
    await createVote({ arenaId, annotatorId });
    await createVote({ arenaId });
    const old = await buildNow();
    await createVote({ arenaId });
    const newest = await buildNow();
    await withdrawConsent({ annotatorId });
    const reissue = await withdraw(old.version);
    expect(await store.readLatest()).toBe(newest.version);
    expect((await readdir(releasesFolder())).toSorted()).toEqual(["latest", newest.version, reissue.version]);
    // The next one follows the newest, not the re-issue, which has nothing newer than the old one.
    const next = await buildNow();
    expect(next.manifest.since).toMatchObject({
      version: newest.version,
      votes: { ...nothing, before: 3, withdrawn: 1 },
    });
    expect(await store.readLatest()).toBe(next.version);
  });

  it("is moved, and the files go, by the next build where a withdrawal died before", async () => {
    const { id: annotatorId } = await createAnnotator();
    await createVote({ arenaId, annotatorId });
    await createVote({ arenaId });
    const first = await buildNow();
    await withdrawConsent({ annotatorId });
    const retract = vi.spyOn(store, "retract").mockRejectedValue(new Error("the process is gone"));
    const move = vi.spyOn(store, "moveLatest").mockRejectedValue(new Error("the process is gone"));
    await expectCode(withdrawRelease({ version: first.version, actor: "the tests" }), "unavailable");
    retract.mockRestore();
    move.mockRestore();
    const [second] = await listReleases();
    expect((await readdir(releasesFolder())).toSorted()).toEqual(["latest", first.version, second!.version]);
    expect(await store.readLatest()).toBe(first.version);
    const request = new Request("http://localhost/");
    const ask = { version: "latest", name: "votes.parquet", requestId: "r" };
    expect((await serveReleaseFile(request, ask)).headers.get("location")).toContain(second!.version);
    await expectCode(serveReleaseFile(request, { ...ask, version: first.version }), "release_superseded");

    const third = await buildNow();
    expect((await readdir(releasesFolder())).toSorted()).toEqual(["latest", second!.version, third.version]);
  });

  it("is not touched by simulated releases", async () => {
    await createVote({ arenaId });
    const human = await buildNow();
    await createVote({
      arenaId,
      source: "simulated",
      annotatorId: (await createAnnotator({ source: "simulated" })).id,
    });
    await sleep(5);
    const simulated = await buildRelease({ source: "simulated", actor: "the tests" });
    await sleep(5);
    const second = await withdraw(simulated.version, { force: true });
    expect(second.manifest).toMatchObject({ source: "simulated", counts: { votes: 1 } });
    expect(await store.readLatest()).toBe(human.version);
  });
});

it("counts by the votes of whom somebody was merged into: they were agreed to where they were made", async () => {
  const user = await db.user.create({ data: { email: "merge@example.org" } });
  const own = await db.annotator.create({ data: { userId: user.id } });
  const browser = await createAnnotator();
  await createVote({ arenaId, annotatorId: browser.id });
  await createVote({ arenaId });
  const first = await buildNow();
  await adoptAnnotator({ userId: user.id, browserAnnotatorId: browser.id });
  expect(await previewWithdrawal(first.version)).toMatchObject({ votes: { ...nothing, before: 2 } });
  await withdrawConsent({ annotatorId: own.id });
  expect(await previewWithdrawal(first.version)).toMatchObject({ votes: { ...nothing, before: 2, withdrawn: 1 } });
});
