import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { withdrawConsent } from "@/lib/annotators/commands";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena } from "@/lib/db/testing/factories";
import { createPseudonymizer } from "@/lib/privacy/pseudonymize";
import { build, readContent, releasesFolder } from "./testing/build";
import {
  chanceOf,
  combine,
  join,
  keyColumns,
  type Matches,
  type SeenRow,
  seeRows,
  tellingColumns,
} from "./testing/join-attack";

// Thirty annotators, two by two of one mind: what one judged, the other judged on the same day, in the same step of time, by nearly the same
// probability, with the same words. All that tells two of them apart is what a release must not have, so that whoever joins two
// releases and finds more than chance has found a key. Between the releases all judge more, and some take their consent back.
const pairsOfTwins = 15;
const seed = { value: 20_261_125 };
/** Lehmer's generator: the same record in each run, whatever the database names its rows. */
function draw(below: number): number {
  seed.value = (seed.value * 48_271) % 2_147_483_647;
  return seed.value % below;
}
const oneOf = <Value>(values: readonly Value[]): Value => values[draw(values.length)]!;

let outputs: Awaited<ReturnType<typeof readOutputs>>;
const readOutputs = (arenaId: string) => db.output.findMany({ where: { arenaId }, orderBy: { id: "asc" } });

interface Judged {
  readonly voteId: string;
  readonly annotatorId: string;
  readonly text: string | null;
}
const record: Judged[] = [];
const annotators: string[] = [];
const keys = [new Uint8Array(32).fill(11), new Uint8Array(32).fill(12)] as const;
const pseudonymizers = keys.map((key) => createPseudonymizer(Uint8Array.from(key)));
let releases: Awaited<ReturnType<typeof build>>[] = [];
const withdrawn: string[] = [];

/** One judgement of both twins: alike in all that is published, and different in what is not. */
async function judge(twins: readonly string[], day: string, text: string | null): Promise<void> {
  const left = oneOf(outputs);
  const right = oneOf(
    outputs.filter(
      (one) => one.taskId === left.taskId && one.personaVersionId === left.personaVersionId && one !== left,
    ),
  );
  const said = { fit: oneOf(["left", "right", "tie", "both_bad"] as const), step: oneOf([2, 5, 10, 20, 40, 60]) };
  const probability = (100 + draw(900)) / 10_000;
  const quality = oneOf(["left", "right", null] as const);
  for (const annotatorId of twins) {
    const battle = await db.battle.create({
      data: {
        arenaId: left.arenaId,
        annotatorId,
        taskId: left.taskId,
        personaVersionId: left.personaVersionId,
        leftOutputId: left.id,
        leftSystemId: left.systemId,
        leftContentHash: left.contentHash,
        rightOutputId: right.id,
        rightSystemId: right.systemId,
        rightContentHash: right.contentHash,
        standpoint: "proxy",
        source: "human",
        samplingProbability: probability + draw(400) / 1e9,
        samplingPart: "uniform",
        expiresAt: new Date("2030-01-01"),
      },
    });
    const vote = await db.vote.create({
      data: {
        battleId: battle.id,
        annotatorId,
        fit: said.fit,
        quality,
        feedbackGeneral: text,
        agreed: { votes: true, feedback: true },
        standpoint: "proxy",
        source: "human",
        telemetry: { timeToVerdictMs: said.step * 1000 + draw(1000) },
        createdAt: moment(day),
      },
    });
    record.push({ voteId: vote.id, annotatorId, text });
  }
}

function moment(day: string): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + draw(86_400_000));
}

async function judgeAll(rounds: number, days: readonly string[], texts: readonly (string | null)[]): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (let pair = 0; pair < pairsOfTwins; pair += 1) {
      await judge([annotators[2 * pair]!, annotators[2 * pair + 1]!], oneOf(days), oneOf(texts));
    }
  }
}

beforeAll(async () => {
  const systems = ["a", "b", "c", "d", "e"].map((slug) => ({ slug, family: "Alpha", strategy: slug }));
  const arena = await createArena({ slug: "text", systems, tasks: 4, personas: 3 });
  outputs = await readOutputs(arena.id);
  for (let at = 0; at < 2 * pairsOfTwins; at += 1) {
    const { id } = await createAnnotator({ consent: { votes: true, feedback: true, persona: true } });
    annotators.push(id);
    const group = ["north", "south", "west"][Math.floor(at / 10)]!;
    await db.annotatorAttribute.create({ data: { annotatorId: id, label: "region", value: group } });
  }
  const texts = ["too long", "warmer", null, null];
  await judgeAll(9, ["2026-11-02", "2026-11-03", "2026-11-10", "2026-11-11", "2026-11-12"], texts);
  // A text that nobody else wrote, of one who stays and of one who goes.
  await judge(annotators.slice(0, 1), "2026-11-05", "the only one who wrote of herons");
  await judge(annotators.slice(4, 5), "2026-11-05", "the only one who wrote of otters");
  const newKey = (at: 0 | 1) => () => Uint8Array.from(keys[at]);
  releases = [await build({ newKey: newKey(0) })];
  withdrawn.push(annotators[4]!, annotators[11]!, annotators[20]!, annotators[21]!);
  for (const annotatorId of withdrawn) await withdrawConsent({ annotatorId });
  await judgeAll(4, ["2026-11-12", "2026-11-17", "2026-11-18"], texts);
  releases.push(await build({ newKey: newKey(1) }));
}, 120_000);

const seen = () => [seeRows(releases[0]!.rows), seeRows(releases[1]!.rows)] as const;

/** What only who has both keys knows: whether two rows are one vote, or of one annotator. */
function truth(kind: "vote" | "annotator") {
  const ids = kind === "vote" ? record.map(({ voteId }) => voteId) : annotators;
  const column = `${kind}_id`;
  const [first, second] = pseudonymizers.map((of) => new Map(ids.map((id) => [of(kind, id), id])));
  return (one: SeenRow, other: SeenRow) => first!.get(String(one[column])) === second!.get(String(other[column]));
}

/** So improbable is what would be called better than chance, over all the joins together. */
const significance = 1e-6;

describe("two releases of a growing record", () => {
  it("are what the test says: hundreds of votes, and some taken back", () => {
    const [first, second] = releases.map(({ rows }) => rows);
    expect([first!.length, second!.length]).toEqual([272, 339]);
    expect(releases[1]!.manifest.counts.leftOut).toEqual({ withdrawn: 53 });
    expect(new Set(first!.map((row) => row.annotator_attributes))).toEqual(
      new Set(['{"region":"north"}', '{"region":"south"}', '{"region":"west"}']),
    );
    expect(new Set(first!.map((row) => row.voted_on_precision))).toEqual(new Set(["day", "week"]));
  });

  it("cannot be joined vote by vote, by any one, two or three columns or places, better than by chance", () => {
    // An annotator's rank joins many votes at once, by one chance: it is looked at below, annotator by annotator.
    const both = seen().map((rows) => rows.map(({ annotator_rank: _, annotator_seen_as: __, ...row }) => row));
    const twins = both.map((rows) => rows.filter((row) => !String(row.feedback_general).includes("the only one")));
    const columns = tellingColumns(twins[0]!, twins[1]!);
    expect(columns).toEqual(expect.arrayContaining(["vote_id", "position", "sampling_probability", "voted_on"]));
    const isKey = (column: string) => (keyColumns as readonly string[]).includes(column);
    const [isSame, found] = [truth("vote"), [] as { by: string; matches: Matches }[]];
    for (const by of combine(columns)) {
      const matches = join(
        [twins[0]!, twins[1]!],
        by,
        by.filter((column) => !isKey(column)),
        isSame,
      );
      if (matches.all > 0) found.push({ by: by.join(" + "), matches });
    }
    expect(found.length, "places do match").toBeGreaterThan(20);
    const better = found.filter(({ matches }) => chanceOf(matches) < significance / found.length);
    expect(better).toEqual([]);
    // What was judged tells no two twins apart, so that a column which does has kept something exact.
    expect(found.filter(({ by }) => !by.split(" + ").some(isKey))).toEqual([]);
  });

  it("have no name in common: of a vote, a battle or an annotator", () => {
    const [first, second] = releases.map(({ rows }) => rows);
    for (const column of ["vote_id", "battle_id", "annotator_id"] as const) {
      const known = new Set(first!.map((row) => row[column]));
      expect(second!.filter((row) => known.has(row[column]))).toEqual([]);
    }
  });

  it("cannot be joined annotator by annotator, by name, rank or place, better than by chance", () => {
    const isSame = truth("annotator");
    const firstRows = seen().map((rows) => rows.filter(({ row_of_annotator }) => row_of_annotator === 1));
    const lastRows = seen().map((rows) => [...new Map(rows.map((row) => [row.annotator_id, row])).values()]);
    for (const people of [firstRows, lastRows]) {
      const ranked = people.map((rows) => rows.map((row, rank) => ({ ...row, rank })));
      for (const by of [
        "annotator_id",
        "annotator_rank",
        "annotator_seen_as",
        "position",
        "position_from_end",
        "rank",
      ]) {
        const matches = join([ranked[0]!, ranked[1]!], [by], [], isSame);
        expect(chanceOf(matches), `${by}: ${JSON.stringify(matches)}`).toBeGreaterThan(significance / 12);
      }
    }
  });

  it("can be joined by content that nobody else has, which is what a text does", () => {
    const matches = join(seen(), ["feedback_general"], [], truth("vote"));
    expect(matches).toMatchObject({ all: 1, right: 1 });
    expect(chanceOf(matches)).toBeLessThan(0.01);
  });

  it("have nothing of whoever took their consent back in the later one, in any column or file", async () => {
    const gone = record.filter(({ annotatorId }) => withdrawn.includes(annotatorId));
    const kept = record.filter(({ annotatorId }) => !withdrawn.includes(annotatorId));
    expect(gone.some(({ text }) => text?.includes("otters"))).toBe(true);
    const { version, rows } = releases[1]!;
    const [firstOf, secondOf] = pseudonymizers as [(typeof pseudonymizers)[0], (typeof pseudonymizers)[0]];
    expect(rows.map((row) => row.vote_id)).toEqual(kept.map(({ voteId }) => secondOf("vote", voteId)).toSorted());
    const marks = [
      "otters",
      ...withdrawn.flatMap((id) => [id, firstOf("annotator", id), secondOf("annotator", id)]),
      ...gone.flatMap(({ voteId }) => [voteId, firstOf("vote", voteId), secondOf("vote", voteId)]),
    ];
    for (const name of await readdir(path.join(releasesFolder(), version))) {
      const bytes = await readContent(version, name);
      expect(
        marks.filter((mark) => bytes.includes(mark)),
        name,
      ).toEqual([]);
    }
    expect(await readContent(releases[0]!.version, "votes.jsonl.gz")).toContain("otters");
  });
});
