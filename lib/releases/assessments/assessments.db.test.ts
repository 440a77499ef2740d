import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptConsent, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { listReleases } from "../queries";
import { build, expectCode, readRelease, releasesFolder } from "../testing/build";
import { readCsv, readParquet } from "../testing/read-files";
import { assessmentColumns } from "./row";

let pairsId = "";
let scaleId = "";

beforeAll(async () => {
  pairsId = (await createArena({ slug: "text" })).id;
  scaleId = (await createArena({ slug: "text-scale", scale: 100, tasks: 6 })).id;
});

beforeEach(async () => {
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, tally, assessment, showing, assessment_tally, consent, release, audit_entry CASCADE`;
});

afterAll(() => db.$disconnect());

describe("assessments in a release", () => {
  it("stand beside the votes, in three formats that say the same, in manifest, listing and README", async () => {
    const annotator = await createAnnotator();
    await createVote({ arenaId: pairsId, annotatorId: annotator.id });
    const given = [0, 55, 100];
    for (const [position, fit] of given.entries()) {
      await createAssessment({
        arenaId: scaleId,
        annotatorId: annotator.id,
        position,
        fit,
        criteria: { clarity: 4, "made-up": 5 },
        feedback: 'Ask joe@example.org, "soon"',
      });
    }
    const { version, votes, rows, assessed, manifest } = await build();
    expect([votes, assessed.length]).toEqual([1, 3]);
    expect(assessed.map(({ fit }) => fit).toSorted((one, other) => one - other)).toEqual(given);
    expect(assessed[0]).toMatchObject({
      arena: "text-scale",
      system: "alpha-generic",
      strategy: "generic",
      scale: 100,
      criteria: '{"clarity":4}',
      feedback: 'Ask [EMAIL_1], "soon"',
      standpoint: "proxy",
      source: "human",
      sampling_probability: 0.5,
    });
    expect(assessed[0]!.annotator_id, "one pseudonym in both files").toBe(rows[0]!.annotator_id);
    expect(readCsv(await readRelease(version, "assessments.csv.gz"), assessmentColumns)).toEqual(assessed);
    expect(await readParquet(await readRelease(version, "assessments.parquet"))).toEqual(assessed);
    expect(manifest.counts).toMatchObject({ votes: 1, byArena: { text: 1 } });
    expect(manifest.assessments?.counts).toEqual({
      assessments: 3,
      annotators: 1,
      byArena: { "text-scale": 3 },
      leftOut: {},
      redactions: { email: 3, unknown_criterion: 3 },
      held: 0,
      withheld: 0,
      releasedAfterReview: 0,
    });
    const [listed] = await listReleases();
    expect(listed).toMatchObject({ votes: 1, assessments: 3 });
    expect(listed!.files.map(({ name }) => name)).toContain("assessments.parquet");
    const readme = (await readRelease(version, "README.md")).toString("utf8");
    expect(readme).toContain("3 assessments of 1 annotators");
    for (const { name, description } of assessmentColumns) {
      expect(readme).toContain(`| \`${name}\` |`);
      expect(readme).toContain(description);
    }
  });

  it("follow each annotator's consent, of then and of now, and say what is left out", async () => {
    const feedback = "good";
    const told = async (options: Parameters<typeof createAnnotator>[0] = {}) => {
      const annotator = await createAnnotator(options);
      await createAssessment({ arenaId: scaleId, annotatorId: annotator.id, feedback });
      return annotator;
    };
    await told();
    await told({ consent: { votes: true, feedback: false } });
    await told({ consent: null });
    const withdrawn = await told();
    await withdrawConsent({ annotatorId: withdrawn.id });
    const widened = await createAnnotator({ consent: { votes: true, feedback: false } });
    await createAssessment({
      arenaId: scaleId,
      annotatorId: widened.id,
      feedback,
      agreed: { votes: true, feedback: false },
    });
    await acceptConsent({ annotatorId: widened.id, userId: null, version: consentVersion, fields: { feedback: true } });
    await createAssessment({ arenaId: scaleId, exclusionReason: "too_fast" });

    const { votes, assessed, manifest } = await build();
    expect(votes).toBe(0);
    expect(assessed.map((row) => row.feedback).toSorted()).toEqual(["good", null, null]);
    expect(manifest.assessments?.counts.leftOut).toEqual({ no_consent: 1, too_fast: 1, withdrawn: 1 });
    expect(manifest.files.map(({ name }) => name)).toEqual([
      "assessments.parquet",
      "assessments.jsonl.gz",
      "assessments.csv.gz",
      ...["outputs", "tasks", "personas", "systems"].flatMap((table) => [`${table}.parquet`, `${table}.jsonl.gz`]),
      "CHANGES.md",
      "transparency.json",
      "preview.json",
      "README.md",
      "DATASHEET.md",
      "CITATION.cff",
      "croissant.json",
    ]);
  });

  it("of nobody who agreed are no release; a release without any is as it was before there were any", async () => {
    const never = await createAnnotator({ consent: null });
    await createAssessment({ arenaId: scaleId, annotatorId: never.id });
    await expectCode(build(), "nothing_to_release");
    await db.$executeRaw`TRUNCATE assessment, showing, assessment_tally CASCADE`;
    await createVote({ arenaId: pairsId });
    const { manifest } = await build();
    expect(Object.keys(manifest)).not.toContain("assessments");
    expect(manifest.files.map(({ name }) => name)).not.toContain("assessments.csv.gz");
  });

  it("hold no id, moment or address of the record, and other pseudonyms in the next release", async () => {
    const assessment = await createAssessment({
      arenaId: scaleId,
      feedback: "mail joe@example.org",
      createdAt: new Date("2026-11-20T13:14:15.678Z"),
    });
    const first = await build();
    const second = await build();
    const folder = path.join(releasesFolder(), first.version);
    for (const name of await readdir(folder)) {
      const content = (await readFile(path.join(folder, name))).toString("latin1");
      for (const secret of [assessment.id, assessment.showingId, assessment.annotatorId, "joe@", "13:14", "15.678"]) {
        expect(content, `${name} holds ${secret}`).not.toContain(secret);
      }
    }
    const [one, other] = [first.assessed[0]!, second.assessed[0]!];
    expect([one.assessed_on, one.assessed_on_precision]).toEqual(["2026-11-16", "week"]);
    for (const id of ["assessment_id", "showing_id", "annotator_id"] as const) expect(one[id]).not.toBe(other[id]);
  });
});
