import { describe, expect, it } from "vitest";
import { eloPerLogit, meanRating } from "@/lib/ranking/intervals";
import { seededRandom } from "@/lib/ranking/random";
import { boardOf, plantTastes } from "@/lib/ranking/testing/planted-tastes";
import { type ArenaTaste, buildPersonalBoard, type OwnVote } from "./build-personal-board";
import { personalContent } from "./schema";

const ids = ["s0", "s1", "s2", "s3"];
const { comparisons } = plantTastes(
  { strengths: [[0.6, 0.2, -0.2, -0.6]], voters: [40], votes: 15 },
  seededRandom("board"),
);
const board = boardOf(comparisons);
const variances = new Float64Array(4).fill(0.01);
const whole = { share: 1, strengths: board.strengths, variances };
const opposite = { share: 0.4, strengths: board.strengths.map((strength) => -strength), variances };

const ratingOf = (index: number) => meanRating + board.strengths[index]! * eloPerLogit;

const taste: ArenaTaste = {
  board,
  systems: ids.map((id) => ({
    ...{ id, slug: id, name: `System ${id}`, family: "Alpha", strategy: "generic" },
    ...{ organization: "Tests", licence: "MIT", retiredAt: null },
  })),
  content: {
    systems: ids.map((system, index) => ({
      ...{ system, name: `System ${system}`, family: "Alpha", strategy: "generic", organization: "Tests" },
      ...{
        licence: "MIT",
        retiredAt: null,
        rating: ratingOf(index),
        low: ratingOf(index) - 30,
        high: ratingOf(index) + 30,
      },
      ...{ rank: index + 1, bestProbability: 0.1, votes: 300, winRate: 0.5, bothBadRate: 0, missingVotes: 0 },
      ...{ collecting: null, component: 0 },
    })),
    ...{ lifts: [], interval: "clustered", tieModel: "davidson", importedVotes: 0, annotators: 40 },
    ...{ simulatedAnnotators: 40, importedAnnotators: 0, tasks: 1, personas: 1, excluded: {} },
    ...{ ownerVotes: 0, proxyVotes: 600 },
  },
  votes: 600,
  simulatedVotes: 600,
  whole,
  prior: { kinds: [whole], spread: 100 },
  kinds: [],
};

/** So many votes, the last system before the first, each on things of its own. */
function upsets(count: number, standpoint: OwnVote["standpoint"] = "proxy"): OwnVote[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ standpoint, fit: "left" as const, leftSystem: "s3", rightSystem: "s0" },
    ...{ left: `${standpoint} ${at} a`, right: `${standpoint} ${at} b` },
  }));
}

const readingsOf = (votes: readonly OwnVote[]) =>
  buildPersonalBoard(votes, taste).readings.map((reading) => [reading.standpoint, reading.votes]);

describe("buildPersonalBoard", () => {
  it("never mixes standpoints where one of them has ten votes, and says so where it does", () => {
    expect(readingsOf([...upsets(10, "owner"), ...upsets(11)])).toEqual([
      ["owner", 10],
      ["proxy", 11],
    ]);
    expect(readingsOf([...upsets(4, "owner"), ...upsets(12)])).toEqual([["proxy", 12]]);
    expect(readingsOf([...upsets(5, "owner"), ...upsets(6)])).toEqual([["both", 11]]);
  });

  it("stands beside everyone's, the surest differences told from chance", () => {
    const content = buildPersonalBoard(upsets(20), taste);
    const { systems } = content.readings[0]!;
    const last = systems.find(({ system }) => system === "s3")!;
    expect(last.everyone.rating).toBe(ratingOf(3));
    expect(last.difference.points).toBeCloseTo(last.mine.rating - last.everyone.rating, 6);
    expect(last.difference).toMatchObject({ isBeyondChance: true });
    expect(last.difference.low).toBeGreaterThan(0);
    expect(systems.find(({ system }) => system === "s1")!.difference.isBeyondChance).toBe(false);
    expect(systems.map(({ mine }) => mine.rating)).toEqual(
      systems.map(({ mine }) => mine.rating).sort((one, other) => other - one),
    );
    expect(content.everyone).toEqual({ votes: 600, simulatedVotes: 600, annotators: 40 });
    expect(personalContent.parse(content)).toEqual(content);
  });

  it("is everyone's board where too few people voted to tell how far tastes differ", () => {
    const { spread, readings } = buildPersonalBoard(upsets(20), { ...taste, prior: null });
    expect(spread).toBeNull();
    for (const { difference } of readings[0]!.systems) expect(difference.points).toBeCloseTo(0, 6);
  });

  it("names the kind of taste, unless it has fewer than ten people", () => {
    const kinds = [30, 12].map((voters, index) => ({
      key: `prototype:${index + 1}`,
      share: index === 0 ? 0.6 : 0.4,
      voters,
      systems: [],
      contrasts: [{ system: "s3", points: 120, low: 40, high: 200 }],
      leanings: [],
      axes: { reason: "too_few_told" },
      lifts: [],
    }));
    const prior = { kinds: [{ ...whole, share: 0.6 }, opposite], spread: 30 };
    const kindIn = (found: ArenaTaste["kinds"]) =>
      buildPersonalBoard(upsets(20), { ...taste, prior, kinds: found }).readings[0]!.kind;
    expect(kindIn(kinds)).toMatchObject({
      ...{ number: 2, kinds: 2, annotators: 12, share: 0.4 },
      contrasts: [{ name: "System s3", points: 120, low: 40, high: 200 }],
    });
    expect(kindIn(kinds)!.probability).toBeGreaterThan(0.95);
    expect(kindIn([kinds[0]!, { ...kinds[1]!, voters: 9 }])).toBeNull();
  });

  it("measures consistency on the same pair, sides swapped or not, and the bias to the left", () => {
    const again = (vote: OwnVote, isTurned: boolean): OwnVote =>
      isTurned
        ? { ...vote, left: vote.right, right: vote.left, leftSystem: vote.rightSystem, rightSystem: vote.leftSystem }
        : vote;
    const votes = upsets(12);
    const { consistency, left } = buildPersonalBoard(
      // The first says the same thing; the second follows the side.
      [...votes, { ...again(votes[0]!, true), fit: "right" }, again(votes[1]!, true), again(votes[2]!, false)],
      taste,
    ).readings[0]!;
    expect(consistency.turnedSides).toMatchObject({ share: 0.5, count: 2 });
    expect(consistency.sameSides).toMatchObject({ share: 1, count: 1 });
    expect(consistency.all).toMatchObject({ count: 3 });
    expect(left.share).toMatchObject({ share: 14 / 15, count: 15 });
    expect(left.pValue).toBeLessThan(0.01);
  });

  it("leaves out systems that are newer than the board", () => {
    const newer = upsets(3).map((vote) => ({ ...vote, leftSystem: "later" }));
    expect(buildPersonalBoard([...upsets(10), ...newer], taste).readings[0]!.systems).toHaveLength(4);
  });
});
