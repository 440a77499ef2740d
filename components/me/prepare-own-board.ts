import { formatCount, formatPercent, formatPlusMinus, formatRating, formatSigned } from "@/components/ui/format-number";
import type { OwnBoard, OwnShare, PersonalReading, PersonalSystem } from "@/lib/personal-boards/schema";
import { findFirst, sayFirst } from "@/lib/personal-boards/schema";

/** Where an interval lies in its row, in percent of the row's scale. */
export interface PlacedInterval {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export interface OwnRow {
  readonly system: string;
  readonly name: string;
  readonly isControl: boolean;
  readonly mine: Figure & { readonly place: PlacedInterval };
  readonly everyone: Figure & { readonly place: PlacedInterval };
  readonly difference: Figure & { readonly isBeyondChance: boolean };
  readonly votes: string;
}

interface Figure {
  readonly value: string;
  /** `±34` */
  readonly reach: string;
}

/** A reading as the page shows it. */
export interface PreparedReading {
  readonly key: PersonalReading["standpoint"];
  readonly title: string;
  readonly finding: string;
  readonly rows: readonly OwnRow[];
  /** Ends of the scale of the drawn intervals, Elo points. */
  readonly scale: readonly [low: string, high: string];
  /** One sentence each, the surest difference first. */
  readonly differences: readonly string[];
  readonly kind: string | null;
  readonly steadiness: readonly string[];
}

const contrasted = 3;

const titles: Readonly<Record<PersonalReading["standpoint"], string>> = {
  owner: "Judged for yourself",
  proxy: "Judged on others' behalf",
  both: "Judged for yourself and on others' behalf, together",
};

/** Decides everything that the page shows of one reading. */
export function prepareReading(reading: PersonalReading): PreparedReading {
  const { standpoint, systems } = reading;
  const [low, high] = scaleOf(systems);
  const place = (at: number) => ((at - low) / (high - low)) * 100;
  const figure = (one: PersonalSystem["mine"]) => ({
    value: formatRating(one.rating),
    reach: formatPlusMinus(one.low, one.high),
    place: { low: place(one.low), value: place(one.rating), high: place(one.high) },
  });
  return {
    key: standpoint,
    title: titles[standpoint],
    finding: sayFinding(reading),
    rows: systems.map((row) => ({
      system: row.system,
      name: row.name,
      isControl: row.strategy === "generic",
      mine: figure(row.mine),
      everyone: figure(row.everyone),
      difference: {
        value: formatSigned(row.difference.points),
        reach: formatPlusMinus(row.difference.low, row.difference.high),
        isBeyondChance: row.difference.isBeyondChance,
      },
      votes: formatCount(row.votes),
    })),
    scale: [formatRating(low), formatRating(high)],
    differences: bySurety(systems).slice(0, contrasted).map(sayDifference),
    kind: sayKind(reading.kind),
    steadiness: [...sayConsistency(reading.consistency), ...sayLeft(reading.left)],
  };
}

/** What the picture shows, for people who do not see it. */
export function describePicture({ arenaName, board }: Pick<OwnBoard, "arenaName" | "board">): string {
  const systems = board?.readings[0]?.systems ?? [];
  const five = systems.slice(0, 5).map(({ name, mine }) => `${name} ${formatRating(mine.rating)}`);
  const sure = systems.length === 0 || findFirst(systems).isTold ? "" : " Who is first is not sure yet.";
  return `My taste in ${arenaName}. My five best: ${five.join(", ")}.${sure} Beside them everyone's five best, and where I differ most.`;
}

function sayFinding({ systems, votes }: PersonalReading): string {
  const surest = systems.filter(({ difference }) => difference.isBeyondChance).length;
  const second =
    surest === 0
      ? "No system differs by more than chance does; more votes would tell."
      : `${surest === 1 ? "One system differs" : `${surest} systems differ`} by more than chance does.`;
  return `${sayFirst(systems)} ${second} From ${formatCount(votes)} of your votes.`;
}

function scaleOf(systems: readonly PersonalSystem[]): readonly [low: number, high: number] {
  const all = systems.flatMap(({ mine, everyone }) => [mine, everyone]);
  const low = Math.min(...all.map((one) => one.low));
  const high = Math.max(...all.map((one) => one.high));
  const air = Math.max((high - low) * 0.03, 5);
  return [Math.floor((low - air) / 10) * 10, Math.ceil((high + air) / 10) * 10];
}

/** Those whose intervals keep farthest from 0 first. */
function bySurety(systems: readonly PersonalSystem[]): PersonalSystem[] {
  const clearance = ({ difference: { low, high } }: PersonalSystem) => Math.max(low, -high);
  return [...systems].sort((one, other) => clearance(other) - clearance(one));
}

function sayDifference({ name, difference: { points, low, high, isBeyondChance } }: PersonalSystem): string {
  const size = `${formatSigned(points)} points, between ${formatSigned(low)} and ${formatSigned(high)}`;
  return `${name}: ${size}; ${isBeyondChance ? "beyond what chance does" : "within what chance does"}.`;
}

function sayKind(kind: PersonalReading["kind"]): string | null {
  if (!kind) return null;
  const contrasts = kind.contrasts
    .map(
      ({ name, points, low, high }) =>
        `${name} ${formatSigned(points)} (${formatSigned(low)} to ${formatSigned(high)})`,
    )
    .join(", ");
  return (
    `Your votes point to kind ${kind.number} of the ${kind.kinds} kinds of taste in this arena, with a probability of ${formatPercent(kind.probability)}. ` +
    `${formatCount(kind.annotators)} annotators are most likely of it, ${formatPercent(kind.share)} of all. ` +
    `Against everyone, people like you rate ${contrasts}.`
  );
}

/** Pairs judged twice, at least, of which a share is told. */
const leastRepeats = 5;

function sayConsistency({ all, turnedSides }: PersonalReading["consistency"]): string[] {
  if (!all) return ["No pair came to you twice yet, so nothing is known of how steadily you judge."];
  const times = all.count === 1 ? "One pair was" : `${formatCount(all.count)} pairs were`;
  // Of one pair or two, a share would be all or nothing.
  if (all.count < leastRepeats)
    return [`${times} judged twice. How steadily you judge is told from ${leastRepeats} on.`];
  const turned =
    turnedSides && turnedSides.count >= leastRepeats
      ? ` Where the sides were swapped, ${sayShare(turnedSides)} of ${formatCount(turnedSides.count)}.`
      : "";
  return [`${times} judged twice: you said the same in ${sayShare(all)}.${turned}`];
}

function sayLeft({ share, pValue }: PersonalReading["left"]): string[] {
  if (!share || pValue === null) return ["You have not preferred a side yet."];
  const verdict =
    pValue < 0.05 ? "That is more than chance does: look twice at the side." : "Chance alone does as much.";
  return [`The left side, A, won ${sayShare(share)} of your ${formatCount(share.count)} decided pairs. ${verdict}`];
}

function sayShare({ share, low, high }: NonNullable<OwnShare>): string {
  return `${formatPercent(share)} (${formatPercent(low)} to ${formatPercent(high)})`;
}
