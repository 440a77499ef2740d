import { describe, expect, it } from "vitest";
import type { BoardInput, CountedSystem } from "../input/queries";
import { VoteMemory } from "../input/vote-memory";
import { boardFilter } from "../schema";
import { analyzePersonalization, rateStandpoints } from "./personalization-analysis";
import { analyzeStandpoints } from "./standpoint-analysis";

const systems: CountedSystem[] = ["generic", "persona"].map((strategy) => {
  const slug = `alpha-${strategy}`;
  return { id: slug, slug, name: slug, family: "Alpha", strategy, organization: "", licence: "", retiredAt: null };
});

/** Twelve annotators who each judged for somebody, and some of them also for themselves. */
function analyze(owners: number, standpoint: "any" | "owner" | "proxy" = "any") {
  const memory = new VoteMemory(systems.map(({ slug }) => slug));
  for (const { id: systemId } of systems) {
    memory.addOutput({ id: systemId, systemId, personaId: "ann", personaVersionId: "ann 1", taskId: "t" });
  }
  let votes = 0;
  const add = (annotator: number, by: "owner" | "proxy") => {
    votes += 1;
    const id = `019ab0c0-0000-7000-8000-${votes.toString(16).padStart(12, "0")}`;
    const outputs = { leftOutputId: "alpha-generic", rightOutputId: "alpha-persona" };
    const fit = annotator % 3 === 0 ? ("left" as const) : ("right" as const);
    const rest = { standpoint: by, source: "human" as const, createdAtMs: 0, criteria: {} };
    memory.add({ id, annotatorId: `annotator ${annotator}`, ...outputs, fit, ...rest });
  };
  for (let annotator = 0; annotator < 12; annotator += 1) {
    add(annotator, "proxy");
    if (annotator < owners) add(annotator, "owner");
  }
  const input = { systems } as unknown as BoardInput;
  const filter = boardFilter.parse({ standpoint });
  const selected = memory.select(filter, 1);
  const boards = rateStandpoints(selected, input, filter.ties);
  const { worse, standpoints } = analyzePersonalization(selected, input, boards);
  return {
    worse: worse.map((row) => [row.standpoint, row.annotators]),
    lifts: standpoints.map((one) => one.standpoint),
    differences: analyzeStandpoints(selected, input, boards).differences,
  };
}

describe("what people said for themselves", () => {
  it("is told from ten of them on", () => {
    const told = analyze(10);
    expect(told.worse).toEqual([
      ["any", 12],
      ["owner", 10],
      ["proxy", 12],
    ]);
    expect(told.lifts).toEqual(["owner", "proxy"]);
    expect(told.differences).toHaveLength(2);
  });

  it.each([1, 9])("is not told of %i, nor by what is left when those for others are taken off", (owners) => {
    const told = analyze(owners);
    expect(told.worse).toEqual([["any", 12]]);
    expect(told.lifts).toEqual([]);
    expect(told.differences).toEqual({ reason: "few_owners" });
  });

  it("is not told under a filter for them alone either", () => {
    expect(analyze(9, "owner").worse).toEqual([]);
    expect(analyze(10, "owner").worse).toEqual([["any", 10]]);
    expect(analyze(9, "proxy").worse).toEqual([["any", 12]]);
  });
});
