import { samplingSettings } from "@/lib/arenas/schema";
import { eloPerLogit } from "@/lib/ranking/intervals";
import { seededRandom } from "@/lib/ranking/random";
import { policyParts } from "@/lib/sampling/arena-policy";
import { drawRepeat } from "@/lib/sampling/draw-repeat";
import { DrawSpace } from "@/lib/sampling/draw-space";
import { drawUnseen, seenPairs } from "@/lib/sampling/draw-unseen";
import { weighInformation } from "@/lib/sampling/policy/information";
import { drawItem, mixParts, systemsPart } from "@/lib/sampling/policy/mix-parts";
import { weighPairs } from "@/lib/sampling/policy/pair-weights";
import { overlapPart } from "@/lib/sampling/space-parts";
import { createProgress } from "@/scripts/ground/progress.mjs";
import { atLeast, atMost, report, rounded } from "./checks";
import { inElo, limitOf, type Run, runArena, type Shares, type World } from "./sampling-runs";
import { median } from "./statistics";

/**
 * `npm run bench -- sampling`: what the sampling policy is worth, on simulated arenas, and what a draw costs.
 * bench/README.md says what the figures were.
 */
const settings = {
  systems: 100,
  /** Standard deviation of the strengths, Elo points. */
  eloSpread: 300,
  votes: Number(process.env.BENCH_VOTES ?? 20_000),
  refreshEvery: 250,
  familySize: 4,
  nu: 0.67,
  weightCap: 20,
  runs: Number(process.env.BENCH_RUNS ?? 12),
  /** Standard deviation of what a pair has of its own where the model does not hold, Elo points. */
  tasteSpread: 100,
};
/** The shares that an arena has by default (lib/arenas/schema.ts). */
const { shares: defaults } = samplingSettings.parse({});
const policy: Shares = {
  information: defaults.information,
  floor: defaults.floor,
  control: defaults.control,
  uniform: defaults.uniform + defaults.overlap + defaults.coverage,
  repeat: defaults.repeat,
};
const uniform: Shares = { information: 0, floor: 0, control: 0, uniform: 1, repeat: 0 };
/** Each part by itself in its share, the rest uniform. */
const arms: Record<string, Shares> = {
  uniform,
  policy,
  "information alone": { ...uniform, information: policy.information, uniform: 1 - policy.information },
  "floor alone": { ...uniform, floor: policy.floor, uniform: 1 - policy.floor },
  "control alone": { ...uniform, control: policy.control, uniform: 1 - policy.control },
  "repeats alone": { ...uniform, repeat: policy.repeat },
};
const targets = { narrower: 0.1, least: 0.5, drawMs: 2, slope: 0.02, bias: 0.5 };

const progress = createProgress(process.stderr);
const world = worldOf(false);
const measured = new Map<string, Run[]>();
for (const [name, shares] of Object.entries(arms)) {
  measured.set(name, await progress.step(name, async () => runsOf(world, shares, name)));
}
const crooked = worldOf(true);
const limit = inElo(limitOf(crooked, settings.nu));
const crookedRuns = await progress.step("a world that the model does not fit", async () =>
  runsOf(crooked, policy, "crooked"),
);

const widthOf = (name: string) => mean(measured.get(name)!.map(({ meanHalfWidth }) => meanHalfWidth));
const narrower = (name: string) => 1 - widthOf(name) / widthOf("uniform");
const truth = inElo(world.strengths);
const rows = Object.keys(arms).map((name) => {
  const evenness = measured.get(name)!.map((run) => run.evenness);
  return {
    part: name,
    halfWidth: rounded(widthOf(name)),
    narrower: rounded(narrower(name)),
    slope: rounded(slopeOf(measured.get(name)!, truth, "ratings")),
    slopeWeighted: rounded(slopeOf(measured.get(name)!, truth, "weightedRatings")),
    gini: rounded(mean(evenness.map(({ gini }) => gini))),
    jain: rounded(mean(evenness.map(({ jain }) => jain))),
    entropy: rounded(mean(evenness.map(({ entropy }) => entropy))),
    least: rounded(Math.min(...evenness.map(({ least }) => least))),
  };
});
const straight = measured.get("policy")!;
const draw = timeDraws(200);
const battles = timeBattles(200);
report("sampling", settings, rows, [
  atLeast("mean interval, policy narrower than uniform", narrower("policy"), targets.narrower),
  atLeast(
    "least shown system over the mean, worst run",
    Math.min(...straight.map((run) => run.evenness.least)),
    targets.least,
  ),
  atMost("slope of ratings on the truth, off 1", Math.abs(slopeOf(straight, truth, "ratings") - 1), targets.slope),
  atMost("the same, weighted", Math.abs(slopeOf(straight, truth, "weightedRatings") - 1), targets.slope),
  atMost(
    "model does not fit: bias left by weighting / bias without",
    biasOf(crookedRuns, limit, "weightedRatings") / biasOf(crookedRuns, limit, "ratings"),
    targets.bias,
  ),
  atMost("a draw among 200 systems, ms", draw.drawMs, targets.drawMs),
  atMost("the next battle of an annotator, 200 systems, ms", battles.drawMs, targets.drawMs),
]);
console.table([draw, battles]);

function worldOf(isCrooked: boolean): World {
  const { systems, eloSpread, tasteSpread } = settings;
  const random = seededRandom(isCrooked ? "a crooked world" : "a world");
  const drawn = Float64Array.from({ length: systems }, () => random.normal());
  const average = mean([...drawn]);
  const deviation = Math.sqrt(mean([...drawn].map((value) => (value - average) ** 2)));
  const strengths = drawn.map((value) => (((value - average) / deviation) * eloSpread) / eloPerLogit);
  if (!isCrooked) return { strengths, tastes: null };
  const tastes = new Float64Array(systems * systems);
  for (let first = 0; first < systems; first += 1) {
    for (let second = first + 1; second < systems; second += 1) {
      tastes[first * systems + second] = (random.normal() * tasteSpread) / eloPerLogit;
      tastes[second * systems + first] = -tastes[first * systems + second]!;
    }
  }
  return { strengths, tastes };
}

function runsOf(one: World, shares: Shares, name: string): Run[] {
  return Array.from({ length: settings.runs }, (_, run) =>
    runArena(one, shares, settings, seededRandom(`${name}, run ${run}`)),
  );
}

/** Of the mean ratings of all runs on the truth: 1 where they are unbiased but for a shift. */
function slopeOf(runs: readonly Run[], reference: Float64Array, kind: "ratings" | "weightedRatings"): number {
  const ratings = meanRatings(runs, kind);
  const product = ratings.reduce((sum, rating, index) => sum + rating * reference[index]!, 0);
  return product / reference.reduce((sum, value) => sum + value * value, 0);
}

/** Root mean square over the systems of mean rating − limit, without what the runs' own noise adds. */
function biasOf(runs: readonly Run[], reference: Float64Array, kind: "ratings" | "weightedRatings"): number {
  const ratings = meanRatings(runs, kind);
  const squares = [...ratings].map((rating, index) => {
    const noise = mean(runs.map((run) => (inElo(run[kind])[index]! - rating) ** 2)) / (runs.length - 1);
    return (rating - reference[index]!) ** 2 - noise;
  });
  return Math.sqrt(Math.max(0, mean(squares)));
}

function meanRatings(runs: readonly Run[], kind: "ratings" | "weightedRatings"): Float64Array {
  return Float64Array.from({ length: settings.systems }, (_, index) =>
    mean(runs.map((run) => inElo(run[kind])[index]!)),
  );
}

/** Preparing once for each fit, and a draw, in ms. */
function timeDraws(systems: number) {
  const random = seededRandom("draws");
  const strengths = Float64Array.from({ length: systems }, () => random.normal());
  const covariance = new Float64Array(systems * systems);
  for (let index = 0; index < systems; index += 1) covariance[index * systems + index] = 0.01 + 0.01 * random.next();
  const preparing: number[] = [];
  const drawing: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const startedMs = performance.now();
    const weights = weighInformation(strengths, covariance, () => true);
    const mixed = mixParts([
      systemsPart("information", 0.5, weights),
      systemsPart(
        "uniform",
        0.5,
        weighPairs(systems, () => 1),
      ),
    ])!;
    preparing.push(performance.now() - startedMs);
    const draws = 10_000;
    const drawnMs = performance.now();
    for (let count = 0; count < draws; count += 1) drawItem(mixed, () => random.next());
    drawing.push((performance.now() - drawnMs) / draws);
  }
  return { systems, prepareMs: rounded(median(preparing)), drawMs: Math.round(median(drawing) * 1e6) / 1e6 };
}

/** As a battle is drawn: outputs of 200 systems in 50 cells, all parts, an annotator who has judged 200 pairs. In ms. */
function timeBattles(systems: number) {
  const random = seededRandom("battles");
  const next = () => random.next();
  const ids = Array.from({ length: systems }, (_, index) => `system ${index}`);
  const preparing: number[] = [];
  const drawing: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const startedMs = performance.now();
    const cells = Array.from({ length: 50 }, (_, cell) => ({
      taskId: `task ${cell}`,
      personaVersionId: `persona ${cell % 10}`,
      outputs: ids.map((systemId) => ({ id: `${systemId} ${cell}`, systemId, contentHash: `${systemId} ${cell}` })),
    }));
    const space = new DrawSpace(cells);
    const parts = policyParts({
      space,
      shares: defaults,
      plan: {
        systems: ids,
        information: Float32Array.from({ length: (systems * (systems - 1)) / 2 }, next),
        judgedOfSystems: ids.map(() => random.below(100)),
        judgedOfPersonas: new Map(
          Array.from({ length: 10 }, (_, persona) => [`persona ${persona}`, random.below(100)]),
        ),
      },
      controls: new Map(ids.map((id, index) => [id, ids[index - (index % 4)]!])),
    });
    preparing.push(performance.now() - startedMs);
    const shared = Array.from({ length: 20 }, () => space.drawPair(next));
    const past = Array.from({ length: 200 }, (_, at) => {
      const [left, right] = space.outputsOf(space.drawPair(next));
      return { id: `${at}`, leftOutputId: left.id, rightOutputId: right.id, isJudged: true, repeatOf: null };
    });
    const draws = 200;
    const drawnMs = performance.now();
    for (let count = 0; count < draws; count += 1) {
      const seen = seenPairs(space, past);
      drawRepeat(space, past, defaults.repeat, next);
      drawUnseen(space, mixParts([...parts, overlapPart("overlap", defaults.overlap, shared)])!, seen, next);
    }
    drawing.push((performance.now() - drawnMs) / draws);
  }
  return { systems, prepareMs: rounded(median(preparing)), drawMs: rounded(median(drawing)) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
