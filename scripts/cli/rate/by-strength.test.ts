import { describe, expect, it } from "vitest";
import { type Comparisons, ComparisonsBuilder } from "@/lib/ranking/comparisons";
import { RatingError } from "@/lib/ranking/errors";
import { rateComparisons } from "@/lib/ranking/rate";
import { votesOfLines } from "../testing/votes";
import { mostShuffledVotes, rateByStrength } from "./by-strength";
import type { StrengthRequest } from "./request";

const request: StrengthRequest = {
  model: "bt",
  ties: "davidson",
  bothBad: "tie",
  interval: "cautious",
  rounds: 200,
  seed: "palate",
  minVotes: 1,
  heterogeneity: undefined,
};

/** A is better than B, B than C, and both were beaten; everybody votes on everything. */
function manyVotes(): Comparisons {
  const voters = ["ann/north", "bob/north", "cid/south", "dan/south"];
  const votes = ["A > B", "B > A", "A > B", "B > C", "C > B", "B > C", "A = C", "A x B"];
  return votesOfLines(...voters.flatMap((voter) => votes.map((vote) => `${voter}: ${vote}`)));
}

describe("strengths of a file", () => {
  it("are those of the kernel, best first, with what happened to each system", () => {
    const votes = manyVotes();
    const systems = votes.systems.map((id) => ({ id, family: id, strategy: "generic" }));
    const { result } = rateComparisons(votes, systems, { minVotes: 1 });
    const { rated, notes } = rateByStrength(votes, request);
    expect(rated.systems.map(({ system }) => system)).toEqual(["A", "B", "C"]);
    for (const row of rated.systems) {
      const { id: system, ...own } = result.systems.find(({ id }) => id === row.system)!;
      expect({ system, ...own }).toMatchObject(row);
    }
    expect(rated).toMatchObject({
      method: "bradley-terry",
      votes: 32,
      converged: true,
      isConnected: true,
      tie: result.tie,
    });
    expect(rated.systems[1]).toMatchObject({ votes: 28, bothBadRate: 4 / 28 });
    expect(notes).toEqual([]);
  });

  it("have no interval, no probability and plain ranks where none is asked for", () => {
    const { rated } = rateByStrength(manyVotes(), { ...request, interval: "none" });
    expect(rated.systems.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    const nothing = { low: null, high: null, interval: null, bestProbability: null };
    for (const row of rated.systems) expect(row).toMatchObject(nothing);
    for (const row of rated.groups!.segments[0]!.systems) expect(row).toMatchObject({ low: null, high: null });
    expect(rated.parameters.interval).toBe("none");
  });

  it("are given for each group, with tests of groups and voters", () => {
    const { rated } = rateByStrength(manyVotes(), request);
    expect(rated.groups).toMatchObject({
      component: 0,
      segments: [
        { group: "north", votes: 16 },
        { group: "south", votes: 16 },
      ],
    });
    expect(rated.groups!.segments[0]!.systems.map(({ system, votes }) => [system, votes])).toEqual([
      ["A", 10],
      ["B", 14],
      ["C", 8],
    ]);
    expect(rated.heterogeneity).toMatchObject({
      voters: { unit: "voter", compared: 4, seed: "palate" },
      groups: { unit: "group", compared: 2, seed: "palate" },
    });
    expect(rateByStrength(manyVotes(), { ...request, heterogeneity: false }).rated.heterogeneity).toBeUndefined();
  });

  it("know neither groups nor voters where the file names none", () => {
    const { rated } = rateByStrength(votesOfLines("A > B", "B > A"), request);
    expect(rated).not.toHaveProperty("groups");
    expect(rated).not.toHaveProperty("heterogeneity");
    expect(rateByStrength(votesOfLines("a: A > B", "a: B > A"), request).rated.heterogeneity).not.toHaveProperty(
      "groups",
    );
  });

  it("say why a system has none, after those that have one", () => {
    const { rated, notes } = rateByStrength(votesOfLines("A > B", "B > A", "A > Z", "B > Z", "Y > A", "X x A"), {
      ...request,
      bothBad: "drop",
    });
    expect(rated.systems.map(({ system, rating, reason }) => [system, rating === null, reason])).toEqual([
      ["A", false, null],
      ["B", false, null],
      ["Z", true, "never_won"],
      ["X", true, "no_votes"],
      ["Y", true, "never_lost"],
    ]);
    expect(rated.components).toEqual([["A", "B"], ["Z"], ["Y"], ["X"]]);
    expect(notes).toEqual([]);
  });

  it("are of several components where nothing joins them, and the note says so", () => {
    const { rated, notes } = rateByStrength(votesOfLines("A > B", "B > A", "a: C > D", "a: D > C"), request);
    expect(rated.systems.map(({ component }) => component)).toEqual([0, 0, 1, 1]);
    expect(notes).toEqual(["the systems fall into 2 components, whose ratings cannot be compared."]);
  });

  it("count ties as half wins where they are too many, and the note says so", () => {
    const { rated, notes } = rateByStrength(votesOfLines("A > B", "A = B"), request);
    expect(rated.tie).toEqual({ model: "half", nu: null });
    expect(notes).toEqual(["ties count as half a win each: there are too many of them for davidson."]);
  });

  it("know a threshold, but no groups, where neither is grounded", () => {
    const { rated, notes } = rateByStrength(manyVotes(), { ...request, bothBad: "grounded" });
    expect(rated.threshold!.low).toBeLessThan(rated.threshold!.rating);
    expect(rated).not.toHaveProperty("groups");
    expect(notes).toEqual(["groups are left out: they know no threshold (--both-bad grounded)."]);
    expect(() => rateByStrength(votesOfLines("A > B"), { ...request, bothBad: "grounded" })).toThrow(RatingError);
  });

  it("are not shuffled where votes are many, unless it is asked for, nor where they are parts", () => {
    const builder = new ComparisonsBuilder();
    const half = mostShuffledVotes / 2;
    builder.add({ left: "A", right: "B", outcome: "left", votes: half, voter: "ann" });
    builder.add({ left: "A", right: "B", outcome: "right", votes: half, voter: "bob" });
    builder.add({ left: "A", right: "B", outcome: "right", votes: 1, voter: "bob" });
    const { rated, notes } = rateByStrength(builder.build(), request);
    expect(rated).not.toHaveProperty("heterogeneity");
    expect(notes).toEqual([
      "whether people differ is not tested for more than 200000 votes unless by --heterogeneity.",
    ]);
    expect(rateByStrength(builder.build(), { ...request, heterogeneity: true }).rated).toHaveProperty("heterogeneity");
    builder.add({ left: "A", right: "B", outcome: "right", votes: 0.5, voter: "bob" });
    expect(rateByStrength(builder.build(), { ...request, heterogeneity: true }).notes).toEqual([
      "whether people differ is not tested: a part of a vote cannot be shuffled.",
    ]);
  });
});
