import { formatCount } from "@/components/ui/format-number";
import type { BoardAnalysis } from "@/lib/leaderboards/schema";

const reasonWords: Readonly<Record<string, string>> = {
  no_pair: "no pair was judged by two people",
  one_value: "everybody says the same",
  too_few: "there are too few votes",
  too_few_votes: "there are too few votes",
  no_variance: "all verdicts are alike",
  no_owner: "nobody has judged for themselves",
  few_owners: "fewer than ten people have judged for themselves",
  no_proxy: "nobody has judged on somebody else’s behalf",
  no_common_pair: "no pair of outputs was judged both by its owner and by a proxy",
  no_common_system: "no system is rated by both",
};

/** Why there is no number, within a sentence. */
export function sayReason(reason: string): string {
  return reasonWords[reason] ?? reason.replaceAll("_", " ");
}

const sourceWords = {
  system: "The system, whatever the rest",
  task: "The system with this task",
  persona: "The system with this persona",
  annotator: "The system with this annotator",
  rest: "The rest, chance included",
} as const;

/** What a part of the variance is. */
export function saySource(source: keyof typeof sourceWords): string {
  return sourceWords[source];
}

/** How many pairs of outputs are easy or hard to tell apart. */
export function sayTiers(tiers: BoardAnalysis["disagreement"]["tiers"]): string {
  const pairs = tiers.reduce((sum, tier) => sum + tier.pairs, 0);
  if (pairs === 0) return "No pair of outputs has been judged yet.";
  const parts = tiers.map((tier) => `${formatCount(tier.pairs)} ${tier.tier}`);
  return `Of ${formatCount(pairs)} judged pairs of outputs, ${new Intl.ListFormat("en").format(parts)} to tell apart; with fewer than three judges a pair is medium.`;
}
