import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ComparisonsBuilder, countComparisons } from "../comparisons";
import { fitDavidson } from "../fit-davidson";
import { fitHalfTie } from "../fit-half-tie";
import { covariancesOf } from "../intervals";
import { settleBothBad } from "../pair-counts";
import { voterScoreProducts } from "./score-products";
import { voterCellsOf } from "./voter-cells";

// 8,931 votes of 124 paid workers on 59 models (llmonitor.com and D. Ustalov, CC-BY-4.0). The ratios are given with the file, in
// SOURCES.md, from another implementation; its clustered sandwich has no factor for few clusters, ours has 124/123.
const file = fileURLToPath(new URL("../../../../shared/data/llmfao/crowd-comparisons.csv", import.meta.url));
const isAbsent = !existsSync(file);
if (isAbsent) console.info("lib/ranking voter goldens are skipped: ../shared/data is not beside this checkout.");

function readVotes() {
  const builder = new ComparisonsBuilder();
  const [header, ...rows] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const columns = ["left", "right", "winner", "worker"].map((name) => header!.split(",").indexOf(name));
  for (const row of rows) {
    const [left, right, outcome, voter] = columns.map((column) => row.split(",")[column]!);
    if (outcome !== "left" && outcome !== "right" && outcome !== "tie") throw new Error(`outcome ${outcome}`);
    builder.add({ left: left!, right: right!, outcome, voter: voter! });
  }
  return builder.build();
}

describe("llmfao/crowd-comparisons.csv", () => {
  it.skipIf(isAbsent).each([
    { model: "half ties", fitModel: fitHalfTie, median: 1.11, largest: 3.84 },
    // Ours alone, so that a change is seen: no other implementation gave these two.
    { model: "Davidson", fitModel: fitDavidson, median: 1.16, largest: 4.12 },
  ])("clustered standard errors against those of independent votes: $model", ({ fitModel, median, largest }) => {
    const comparisons = readVotes();
    const fit = fitModel(settleBothBad(countComparisons(comparisons), "tie"));
    const { products, clusters, correction } = voterScoreProducts(voterCellsOf(comparisons, "tie"), fit);
    expect(clusters).toBe(124);
    expect(correction).toBe(124 / 123);
    const { sandwich, clustered } = covariancesOf(fit, fit.scoreProducts, products);
    const ratios = Float64Array.from({ length: 59 }, (_, system) =>
      Math.sqrt(clustered![system * 60]! / correction / sandwich[system * 60]!),
    ).sort();
    expect(ratios[29]).toBeCloseTo(median, 2);
    expect(ratios[58]).toBeCloseTo(largest, 2);
  });
});
