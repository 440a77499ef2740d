import type { Chip } from "@/lib/arenas/schema";
import type { ChipSide, Verdict } from "@/lib/votes/schema";

/** Chips that are offered together: what is good or bad in one side, or in both. */
export interface ChipGroup {
  readonly legend: string;
  readonly side: ChipSide;
  readonly polarity: Chip["polarity"];
}

const groups: Readonly<Record<Verdict, readonly ChipGroup[]>> = {
  left: [
    { legend: "Why A", side: "left", polarity: "positive" },
    { legend: "Why not B", side: "right", polarity: "negative" },
  ],
  right: [
    { legend: "Why not A", side: "left", polarity: "negative" },
    { legend: "Why B", side: "right", polarity: "positive" },
  ],
  tie: [{ legend: "What both have", side: "both", polarity: "positive" }],
  both_bad: [
    { legend: "Why not A", side: "left", polarity: "negative" },
    { legend: "Why not B", side: "right", polarity: "negative" },
  ],
};

/** The reasons that a verdict is asked for: what is good in the one that fits, what is bad in the one that does not. */
export function chipGroups(verdict: Verdict): readonly ChipGroup[] {
  return groups[verdict];
}
