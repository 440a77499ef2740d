import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { refreshLeaderboards, requireReading } from "@/lib/leaderboards/commands";
import { boardQuery } from "@/lib/leaderboards/schema";
import { importVotes } from "./commands";

// FiveThirtyEight's Star Wars survey stands beside the checkout: CC-BY-4.0.
const survey = fileURLToPath(new URL("../../../../shared/data/starwars-538/StarWars.csv", import.meta.url));
const isAbsent = !existsSync(survey);
if (isAbsent) console.info("lib/imports/votes imports no survey: ../shared/data is not beside this checkout.");

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-segments-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(rows: readonly string[], changes: { arena?: string; segments?: readonly string[] } = {}) {
  const path = join(folder, `votes-${++count}.csv`);
  await writeFile(path, ["voter,fan,left,right,winner", ...rows].join("\n"));
  const { arena = `segments-${count}`, segments = ["fan"] } = changes;
  const importName = `${arena} import`;
  const columns = { segments };
  return importVotes({ path, arena, create: { modality: "text" }, actor: "a test", columns, importName });
}

/** A ranking, best first, as the votes of one voter on all pairs; sides take turns. */
function pairsOf(voter: string, fan: string, ranking: readonly string[]): string[] {
  return ranking.flatMap((better, place) =>
    ranking.slice(place + 1).map((worse, step) => {
      const isTurned = (place + step) % 2 === 1;
      return [voter, fan, ...(isTurned ? [worse, better, "right"] : [better, worse, "left"])].join(",");
    }),
  );
}

const read = (arena: string, segment?: string) => requireReading(arena, boardQuery.parse({ segment }));
const placeOf = async (arena: string, segment: string, name: string) => {
  const { systems } = await read(arena, segment);
  return systems.findIndex((system) => system.name === name) + 1;
};

describe("a column of segments", () => {
  it("parts the voters: boards show each group, and say that the groups differ", async () => {
    const rows = Array.from({ length: 24 }, (_, voter) => {
      const isFan = voter % 2 === 0;
      // Everybody has one of the neighbors of their group's order turned, so that no two systems are apart for sure.
      const order = isFan ? ["V", "VI", "IV", "I", "II", "III"] : ["V", "I", "VI", "II", "IV", "III"];
      const at = voter % 5;
      [order[at], order[at + 1]] = [order[at + 1]!, order[at]!];
      return pairsOf(`voter ${voter}`, isFan ? "Yes" : "No", order);
    }).flat();
    const report = await load(rows);
    expect(report).toMatchObject({
      votes: { stored: 360 },
      refusedRows: 0,
      segments: [{ label: "fan", voters: 24, placed: 24, groups: 2, smallGroups: 0 }],
    });
    await refreshLeaderboards();

    const { analysis } = await read(report.arena);
    const segmentation = analysis?.segmentations.find(({ by }) => by === "annotator:fan");
    expect(segmentation?.segments.map(({ key, name, annotators }) => [key, name, annotators])).toEqual([
      ["annotator:fan.no", "No", 12],
      ["annotator:fan.yes", "Yes", 12],
    ]);
    expect(segmentation?.heterogeneity).toMatchObject({ pValue: 0.005 });
    expect(await placeOf(report.arena, "annotator:fan.yes", "I")).toBe(4);
    expect(await placeOf(report.arena, "annotator:fan.no", "I")).toBe(2);
  });

  it("shows no group under ten annotators", async () => {
    const rows = Array.from({ length: 21 }, (_, voter) =>
      pairsOf(`voter ${voter}`, voter < 9 ? "Yes" : "No", voter % 2 ? ["a", "b", "c"] : ["c", "b", "a"]),
    ).flat();
    const { arena, segments } = await load(rows);
    expect(segments).toMatchObject([{ voters: 21, placed: 21, groups: 2, smallGroups: 1 }]);
    await refreshLeaderboards();
    const { analysis } = await read(arena);
    const [, byFan] = analysis!.segmentations;
    expect(analysis?.segmentations.map(({ by }) => by)).toEqual(["persona", "annotator:fan"]);
    expect(byFan).toMatchObject({ segments: [], hidden: 1, heterogeneity: { reason: "groups_too_small" } });
  });

  it("is stored for votes that were imported without it", async () => {
    const rows = pairsOf("somebody", "Yes", ["a", "b", "c"]);
    const { arena } = await load(rows, { arena: "segments-later", segments: [] });
    const again = await load(rows, { arena });
    expect(again).toMatchObject({ votes: { stored: 0, known: 3 }, segments: [{ voters: 1, placed: 1 }] });
    const stored = await db.annotatorAttribute.findMany({
      where: { annotator: { battles: { some: { arena: { slug: arena } } } } },
      select: { label: true, value: true },
    });
    expect(stored).toEqual([{ label: "fan", value: "Yes" }]);
    expect(await load(rows, { arena })).toMatchObject({ segments: [{ placed: 1 }], refusedRows: 0 });
  });

  it("keeps the votes of a voter of several groups, and puts them into none of that column", async () => {
    const arena = "segments-several";
    const report = await load(
      ["one,Yes,a,b,left", "two,No,a,b,left", "one,No,a,c,left", "one,Yes,b,c,left", "one,,c,b,left", "two,No,b,c,tie"],
      { arena },
    );
    expect(report).toMatchObject({
      votes: { stored: 6 },
      refusedRows: 0,
      segments: [{ label: "fan", voters: 2, placed: 1, leftOut: 1, groups: 1, smallGroups: 1 }],
    });
    const where = { annotator: { battles: { some: { arena: { slug: arena } } } } };
    expect(await db.annotatorAttribute.findMany({ where, select: { value: true } })).toEqual([{ value: "No" }]);
    // What is stored stays, whatever a later file says.
    expect(await load(["one,,a,b,left", "two,Yes,a,b,left"], { arena })).toMatchObject({
      votes: { stored: 0, known: 2 },
      segments: [{ voters: 1, placed: 0, leftOut: 1 }],
    });
    expect(await db.annotatorAttribute.findMany({ where, select: { value: true } })).toEqual([{ value: "No" }]);
  });

  it("refuses a row whose group is a text", async () => {
    const { refused, votes } = await load(["somebody,Yes,a,b,left", `another,${"long ".repeat(20)},a,b,left`]);
    expect(votes.stored).toBe(1);
    expect(refused.flatMap(({ first }) => first)).toEqual([3]);
  });
});

describe("the Star Wars survey", () => {
  it.skipIf(isAbsent)(
    "has episode I fourth among fans and second among the others, and says that they differ",
    async () => {
      const lines = readFileSync(survey, "latin1").split(/\r?\n/).slice(2);
      const episodes = ["I", "II", "III", "IV", "V", "VI"];
      const rows = lines.flatMap((line) => {
        const cells = line.split(",");
        const ranks = cells.slice(9, 15).map(Number);
        if (ranks.toSorted().join() !== "1,2,3,4,5,6") return [];
        const ranking = episodes.toSorted(
          (one, other) => ranks[episodes.indexOf(one)]! - ranks[episodes.indexOf(other)]!,
        );
        return pairsOf(cells[0]!, cells[2]!, ranking);
      });
      const report = await load(rows, { arena: "star-wars" });
      expect(report).toMatchObject({ votes: { stored: 834 * 15 }, segments: [{ placed: 834, leftOut: 0 }] });
      await refreshLeaderboards();
      const { analysis } = await read("star-wars");
      const segmentation = analysis?.segmentations.find(({ by }) => by === "annotator:fan");
      expect(segmentation?.segments.map(({ annotators }) => annotators)).toEqual([283, 551]);
      expect(segmentation?.heterogeneity).toMatchObject({ pValue: 0.005 });
      expect(await placeOf("star-wars", "annotator:fan.yes", "I")).toBe(4);
      expect(await placeOf("star-wars", "annotator:fan.no", "I")).toBe(2);
    },
  );
});
