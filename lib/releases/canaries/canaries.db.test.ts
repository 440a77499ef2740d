import { readdir } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { type Half, readHalf, uncertainKinds } from "@/lib/privacy/testing/canaries/measure";
import { build, readRelease, releasesFolder } from "../testing/build";
import { readJsonLines, readParquet } from "../testing/read-files";
import { spellingsOf, wideSpellingsOf } from "./spellings";

// What gets through into any file of a real release. Numbers only: one half is for nobody to read who tunes the recognizers.
const halves = ["tuning", "counted"] as const satisfies readonly Half[];
/** What each half reaches; it may only get better. Shares of strings, and of harmless texts. */
const most = {
  tuning: { structured: 0, uncertain: 0.03, altered: 0.01, held: 0.05 },
  counted: { structured: 3, uncertain: 0.06, altered: 0.01, held: 0.068 },
};
const slugOf = (half: Half, what: "planted" | "clean") => `${what}-${half}`;
let votes: ReturnType<typeof readJsonLines>;
let contents: { readonly text: string; readonly isRaw: boolean }[];

beforeAll(async () => {
  for (const half of halves) {
    const { planted, clean } = readHalf(half);
    // Each text in every field that takes one; harmless ones each in a vote of its own.
    await plantVotes(
      slugOf(half, "planted"),
      planted.map(({ text }) => ({ feedbackLeft: text, feedbackRight: text, feedbackGeneral: text })),
    );
    await plantVotes(
      slugOf(half, "clean"),
      clean.map(({ text }) => ({ feedbackGeneral: text })),
    );
    await plantAssessments(
      slugOf(half, "planted"),
      planted.map(({ text }) => text),
    );
  }
  const { version } = await build();
  votes = readJsonLines(await readRelease(version, "votes.jsonl.gz"));
  contents = await readEverything(version);
}, 240_000);

afterAll(() => db.$disconnect());

type Feedback = Partial<Record<"feedbackLeft" | "feedbackRight" | "feedbackGeneral", string>>;

/** Many votes as the first is. */
async function plantVotes(slug: string, texts: readonly Feedback[]): Promise<void> {
  const arena = await createArena({ slug });
  const first = await createVote({ arenaId: arena.id, feedback: { general: "Fine." } });
  const battle = await db.battle.findUniqueOrThrow({ where: { id: first.battleId } });
  const { id: _, createdAt: __, ...ofBattle } = battle;
  const battles = await db.battle.createManyAndReturn({ data: texts.map(() => ofBattle), select: { id: true } });
  await db.vote.createMany({
    data: texts.map((feedback, index) => ({
      battleId: battles[index]!.id,
      annotatorId: first.annotatorId,
      fit: first.fit,
      standpoint: first.standpoint,
      source: first.source,
      agreed: { votes: true, feedback: true },
      ...feedback,
    })),
  });
  await db.tally.updateMany({ where: { arenaId: arena.id }, data: { votes: { increment: texts.length } } });
}

async function plantAssessments(slug: string, texts: readonly string[]): Promise<void> {
  const arena = await createArena({ slug: `${slug}-scale`, scale: 5 });
  const first = await createAssessment({ arenaId: arena.id });
  const { id: _, createdAt: __, ...ofShowing } = await db.showing.findUniqueOrThrow({ where: { id: first.showingId } });
  const showings = await db.showing.createManyAndReturn({ data: texts.map(() => ofShowing), select: { id: true } });
  await db.assessment.createMany({
    data: texts.map((feedback, index) => ({
      showingId: showings[index]!.id,
      annotatorId: first.annotatorId,
      scale: first.scale,
      fit: first.fit,
      criteria: {},
      standpoint: first.standpoint,
      source: first.source,
      agreed: { votes: true, feedback: true },
      feedback,
    })),
  });
}

/** Every file as its bytes are, unpacked where it is packed, and Parquet as it is read. */
async function readEverything(version: string): Promise<{ text: string; isRaw: boolean }[]> {
  const folder = path.join(releasesFolder(), version);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const read = names.map(async (name) => {
    const bytes = await readRelease(version, name);
    const plain = name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    const opened = [
      { text: bytes.toString("latin1"), isRaw: true },
      { text: plain.toString("latin1"), isRaw: true },
      { text: plain.toString("utf8"), isRaw: false },
    ];
    if (name.endsWith(".parquet")) opened.push({ text: JSON.stringify(await readParquet(bytes)), isRaw: false });
    return opened;
  });
  return (await Promise.all(read)).flat();
}

function isIn(string: string): boolean {
  const [spellings, wide] = [spellingsOf(string), wideSpellingsOf(string)];
  const inBytes = [...wide, Buffer.from(string, "utf8").toString("latin1")];
  return contents.some(({ text, isRaw }) => (isRaw ? inBytes : spellings).some((spelling) => text.includes(spelling)));
}

describe.each(halves)("the %s half in the files of a release", (half) => {
  it("gets through no more than what is told", () => {
    const { planted, clean } = readHalf(half);
    const leaks = new Map<string, { strings: number; leaked: number }>();
    for (const { kind, language, planted: strings } of planted) {
      for (const group of [kind, language]) {
        const figures = leaks.get(group) ?? { strings: 0, leaked: 0 };
        leaks.set(group, figures);
        figures.strings += strings.length;
        figures.leaked += strings.filter(isIn).length;
      }
    }
    const kinds = new Set(planted.map(({ kind }) => kind));
    const total = (isUncertain: boolean, figure: "strings" | "leaked") =>
      [...leaks].reduce(
        (sum, [group, of]) => (kinds.has(group) && uncertainKinds.has(group) === isUncertain ? sum + of[figure] : sum),
        0,
      );
    const written = new Set(clean.map(({ text }) => text));
    const published = votes.filter(
      ({ arena, feedback_general: text }) => arena === slugOf(half, "clean") && text !== "Fine.",
    );
    const held = published.filter(({ feedback_general: text }) => text === null).length;
    const altered =
      published.length - held - published.filter(({ feedback_general: text }) => written.has(String(text))).length;
    const figures = {
      structured: total(false, "leaked"),
      uncertain: total(true, "leaked") / total(true, "strings"),
      altered: altered / clean.length,
      held: held / clean.length,
    };
    console.table({ [half]: figures });
    console.table(Object.fromEntries(leaks));
    expect(published).toHaveLength(clean.length);
    for (const figure of ["structured", "uncertain", "altered", "held"] as const) {
      expect(figures[figure], figure).toBeLessThanOrEqual(most[half][figure]);
    }
  }, 120_000);
});
