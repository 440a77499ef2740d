import { formatCount, formatPercent, sayCount } from "@/components/ui/format-number";
import type { Board } from "@/lib/leaderboards/schema";

const tieWords: Readonly<Record<Board["tieModel"], string>> = {
  davidson: "Bradley–Terry, ties by Davidson",
  "rao-kupper": "Bradley–Terry, ties by Rao and Kupper",
  half: "Bradley–Terry, ties as half wins",
};

const intervalWords: Readonly<Record<string, string>> = {
  model: "95 %, from the model",
  sandwich: "95 %, sandwich",
  clustered: "95 %, clustered by annotator",
  cautious: "95 %, by annotator; the widest at few votes",
};

function sayReason(reason: string): string {
  return reason.replaceAll(/[_-]/g, " ");
}

/** A fact under "What stands behind this". */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Section of the methodology that explains it. */
  readonly section?: string;
  /** Whole value, where only its beginning is shown. */
  readonly whole?: string;
}

/** Whether the ratings shown are the board's own, and not those of a segment or with control. */
export function isWhole({ segment, control }: Board["reading"]): boolean {
  return segment === null && control === "off";
}

/** From which votes the analysis was computed, where they are not the board's; null where they are. How long ago comes after it. */
export function sayAnalysed({ snapshot, analysis }: Board): string | null {
  if (!analysis || analysis.snapshot.votes === snapshot.votes) return null;
  const [own, all] = [formatCount(analysis.snapshot.votes), formatCount(snapshot.votes)];
  return analysis.snapshot.votes < snapshot.votes
    ? `What follows was computed from ${own} of the ${all} votes`
    : `What follows was computed from ${own} votes, of which ${all} are still counted`;
}

/** The facts a board rests on, in the order they are shown. Votes left out follow by reason, the largest first. */
export function sayBehind(board: Board): Fact[] {
  const { snapshot } = board;
  const excluded = Object.entries(board.excluded).sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "en"));
  const retired = board.systems.filter(({ retiredAt }) => retiredAt !== null);
  return [
    { label: "Counted", value: formatCount(snapshot.votes) },
    ...(board.reading.segmentVotes === null
      ? []
      : [{ label: "Of these for this segment", value: formatCount(board.reading.segmentVotes), section: "segments" }]),
    { label: "Of these simulated", value: formatCount(snapshot.simulatedVotes), section: "simulated" },
    { label: "Of these by people for themselves", value: formatCount(board.ownerVotes), section: "standpoints" },
    { label: "Of these on somebody’s behalf", value: formatCount(board.proxyVotes), section: "standpoints" },
    ...(board.importedVotes === 0 ? [] : [{ label: "Of these imported", value: formatCount(board.importedVotes) }]),
    ...(excluded.length === 0 ? [{ label: "Excluded", value: "0", section: "exclusions" }] : []),
    ...excluded.map(([reason, votes]) => ({
      label: `Excluded: ${sayReason(reason)}`,
      value: formatCount(votes),
      section: "exclusions",
    })),
    { label: "Annotators", value: formatCount(board.annotators) },
    { label: "Of these simulated annotators", value: formatCount(board.simulatedAnnotators) },
    { label: "Tasks", value: formatCount(board.tasks) },
    { label: "Personas", value: formatCount(board.personas) },
    { label: "Retired systems", value: retired.map(({ name }) => name).join(", ") || "none" },
    ...sayFragility(board),
    ...sayAgreement(board),
    { label: "Method", value: tieWords[board.tieModel], section: "strengths" },
    { label: "Interval", value: intervalWords[board.interval] ?? board.interval, section: "intervals" },
    { label: "Input hash", value: snapshot.inputHash.slice(0, 12), whole: snapshot.inputHash },
    { label: "Code", value: snapshot.codeVersion.slice(0, 12), whole: snapshot.codeVersion },
  ];
}

const firmWords = {
  no_rival: "there is no rival",
  shared: "two are first already",
  share: "no tenth of the votes changes it",
  held: "the votes that hold the board together",
} as const;

/** How few votes hold the first place. */
function sayFragility({ analysis, systems, reading }: Board): Fact[] {
  // It is the whole board's first place, which a segment or control may not share.
  if (!isWhole(reading)) return [];
  const fragility = analysis?.fragility ?? null;
  if (fragility === null || !("first" in fragility)) return [];
  const { votes, share, successor, reason } = fragility;
  const name = systems.find(({ system }) => system === successor)?.name ?? successor;
  const value =
    reason === null && votes !== null && share !== null
      ? `${sayCount(votes, "vote")} (${formatPercent(share)}) ${votes === 1 ? "makes" : "make"} it ${name}`
      : firmWords[reason ?? "share"];
  return [{ label: "First place hangs on", value, section: "fragility" }];
}

/** How far people agree, and whether sides matter. */
function sayAgreement({ analysis }: Board): Fact[] {
  if (!analysis) return [];
  const { alpha, raw, leftShare } = analysis.agreement;
  return [
    {
      label: "Krippendorff’s alpha",
      value:
        "reason" in alpha ? sayReason(alpha.reason) : `${alpha.value.toFixed(2)} on ${sayCount(alpha.units, "pair")}`,
      section: "agreement",
    },
    {
      label: "Equal verdicts on the same pair",
      value: "reason" in raw ? sayReason(raw.reason) : formatPercent(raw.value),
      section: "agreement",
    },
    {
      label: "A among votes with a winner",
      value:
        "reason" in leftShare
          ? sayReason(leftShare.reason)
          : `${formatPercent(leftShare.share)} (${formatPercent(leftShare.low)} to ${formatPercent(leftShare.high)})`,
      section: "agreement",
    },
  ];
}
