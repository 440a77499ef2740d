import { formatCount } from "@/components/ui/format-number";
import type { AbsoluteBoard, AbsoluteSystem } from "@/lib/assessments/schema";
import type { Mark } from "../prepare-board";

export interface AbsoluteRow {
  readonly system: string;
  readonly title: string;
  readonly strategy: string;
  readonly isControl: boolean;
  readonly rank: number;
  readonly sharedBy: number;
  readonly fit: string;
  /** "±0.21". */
  readonly reach: string;
  readonly intervalWords: string;
  readonly mark: Mark;
  /** One for each criterion of the board, in its order. */
  readonly criteria: readonly string[];
  readonly assessments: string;
  readonly annotators: string;
}

export interface PreparedAbsolute {
  /** Systems that annotators connect; the largest group first. */
  readonly groups: readonly { readonly group: number; readonly rows: readonly AbsoluteRow[] }[];
  readonly collecting: readonly { readonly system: string; readonly title: string; readonly missing: string }[];
  /** Place of the mean of the means, in percent of the scale. */
  readonly meanAt: number;
  /** Ends of the scale, in words. */
  readonly ends: readonly [string, string];
  readonly lifts: readonly {
    readonly key: string;
    readonly label: string;
    readonly lift: string;
    readonly interval: string;
  }[];
}

const minus = "\u2212";

/** A mark on a scale: two digits behind the point on a short one, one on a long one. */
export function formatMark(value: number, scale: number): string {
  const text = Math.abs(value).toFixed(scale > 10 ? 1 : 2);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

function formatSignedMark(value: number, scale: number): string {
  return value > 0 && Number(formatMark(value, scale)) > 0 ? `+${formatMark(value, scale)}` : formatMark(value, scale);
}

/** Every decision of the table of an absolute board. */
export function prepareAbsolute(
  board: Pick<AbsoluteBoard, "scale" | "systems" | "criteria" | "lifts">,
): PreparedAbsolute {
  const { scale, systems, criteria, lifts } = board;
  const lowest = scale === 100 ? 0 : 1;
  const place = (value: number) => ((value - lowest) / (scale - lowest)) * 100;
  const shown = systems.filter((system): system is ShownSystem => system.fit !== null && system.rank !== null);
  const numbers = [...new Set(shown.map(({ group }) => group))].sort((one, other) => one - other);
  const toRow = (system: ShownSystem): AbsoluteRow => {
    const { fit, rank, group } = system;
    return {
      system: system.system,
      title: system.name,
      strategy: system.strategy,
      isControl: system.strategy === "generic",
      rank,
      sharedBy: shown.filter((other) => other.group === group && other.rank === rank).length,
      fit: formatMark(fit.mean, scale),
      reach: `±${formatMark((fit.high - fit.low) / 2, scale)}`,
      intervalWords: `between ${formatMark(fit.low, scale)} and ${formatMark(fit.high, scale)}`,
      mark: { low: place(fit.low), value: place(fit.mean), high: place(fit.high) },
      criteria: criteria.map(({ key, scale }) => {
        const mark = system.criteria[key];
        return mark ? formatMark(mark.mean, scale) : "–";
      }),
      assessments: formatCount(system.assessments),
      annotators: formatCount(system.annotators),
    };
  };
  return {
    groups: numbers.map((group) => ({ group, rows: shown.filter((system) => system.group === group).map(toRow) })),
    collecting: systems
      .filter(({ fit }) => fit === null)
      .map(({ system, name, missing, collecting }) => ({
        system,
        title: name,
        missing: sayMissing(missing, collecting),
      })),
    meanAt: shown.length === 0 ? 0 : place(shown.reduce((sum, { fit }) => sum + fit.mean, 0) / shown.length),
    ends: [String(lowest), String(scale)],
    lifts: lifts.map(({ system, family, strategy, lift, low, high }) => ({
      key: system,
      label: `${family} · ${strategy}`,
      lift: formatSignedMark(lift, scale),
      interval: `${formatSignedMark(low, scale)} to ${formatSignedMark(high, scale)}`,
    })),
  };
}

type ShownSystem = AbsoluteSystem & {
  readonly fit: NonNullable<AbsoluteSystem["fit"]>;
  readonly rank: number;
};

function sayMissing(missing: number, collecting: AbsoluteSystem["collecting"]): string {
  if (collecting === "few_annotators") return "waits for more people";
  return missing === 1 ? "1 more assessment" : `${formatCount(missing)} more assessments`;
}

/** What the board found, in a sentence. */
export function sayAbsoluteFinding(board: Pick<AbsoluteBoard, "scale" | "systems" | "lifts">): string {
  const { scale, systems, lifts } = board;
  const group = systems.find(({ fit }) => fit !== null)?.group;
  const first = systems.filter((system) => system.group === group && system.rank === 1 && system.fit !== null);
  const [best] = first;
  if (!best?.fit) return "No system has enough assessments for a mean yet.";
  const mean = `${formatMark(best.fit.mean, scale)} of ${scale} (${formatMark(best.fit.low, scale)} to ${formatMark(best.fit.high, scale)})`;
  const leader =
    first.length === 1
      ? `${best.name} fits best: ${mean}.`
      : `${first.length} systems share the first place; ${best.name} is given most, ${mean}.`;
  const [lift] = lifts;
  if (!lift || lift.low <= 0) return leader;
  return `${leader} ${lift.family} gains ${formatMark(lift.lift, scale)} by ${lift.strategy} over its generic control.`;
}
