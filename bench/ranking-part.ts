import { countComparisons } from "@/lib/ranking/comparisons";
import { fitDavidson } from "@/lib/ranking/fit-davidson";
import { settleBothBad } from "@/lib/ranking/pair-counts";
import { rateComparisons } from "@/lib/ranking/rate";
import { bytesOf, syntheticVotes, type VotesShape } from "./synthetic-votes";

/**
 * One part of `npm run bench -- ranking`, in a process of its own, so that neither what another part left in memory nor what
 * was compiled for it is in the figures.
 */
export interface Part {
  /** `fit`: count and fit with Davidson's ties. `rate`: a whole board. `bootstrap`: a whole board with intervals of 100 resamples. */
  readonly work: "fit" | "rate" | "bootstrap";
  readonly shape: VotesShape;
  readonly warmUps: number;
  readonly runs: number;
}

export interface Measured {
  /** By the clock, a run each. */
  readonly seconds: readonly number[];
  /** Of all threads of the process, a run each; what else the machine does is hardly in it. */
  readonly processorSeconds: readonly number[];
  /** MB (10⁶ bytes) of the votes in their arrays. */
  readonly inputMb: number;
  /** MB of the process with the votes in place, before the first run, after a collection of garbage. */
  readonly beforeMb: number;
  /** MB at most, by the operating system's own record, until the end of the last run. */
  readonly peakMb: number;
}

process.once("message", (part: Part) => {
  process.send?.(measure(part), () => process.disconnect());
});

function measure({ work, shape, warmUps, runs }: Part): Measured {
  const comparisons = syntheticVotes(shape);
  // Two systems a family, so that there are lifts to compute.
  const systems = comparisons.systems.map((id, index) => ({
    id,
    family: `family-${index >> 1}`,
    strategy: index % 2 === 0 ? "generic" : "persona",
  }));
  const once = () => {
    if (work === "fit") fitDavidson(settleBothBad(countComparisons(comparisons), "tie"));
    else rateComparisons(comparisons, systems, work === "bootstrap" ? { interval: "bootstrap", rounds: 100 } : {});
  };
  globalThis.gc?.();
  const beforeMb = process.memoryUsage().rss / 1e6;
  const seconds: number[] = [];
  const processorSeconds: number[] = [];
  for (let run = -warmUps; run < runs; run += 1) {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    once();
    const { user, system } = process.cpuUsage(before);
    if (run < 0) continue;
    seconds.push((performance.now() - startedMs) / 1000);
    processorSeconds.push((user + system) / 1e6);
  }
  // Node counts in units of 1024 bytes.
  const peakMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
  return { seconds, processorSeconds, inputMb: bytesOf(comparisons) / 1e6, beforeMb, peakMb };
}
