import { fitScale, type Interval } from "@/components/charts/prepare-intervals";
import { formatSigned } from "@/components/ui/format-number";
import type { LiftBoard, LiftGrouping } from "@/lib/leaderboards/lift-schema";
import type { BoardLift } from "@/lib/leaderboards/schema";

/** One lift of a group, placed on a scale that all groups of a table share, in percent of its width. */
export interface LiftCell {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly mark: { readonly value: number; readonly low: number; readonly high: number };
}

export interface LiftTable {
  /** Systems with a lift in some group, as columns. */
  readonly columns: readonly { readonly system: string; readonly label: string }[];
  /** Null where a group has no lift for the column. */
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly votes: number | null;
    readonly cells: readonly (LiftCell | null)[];
  }[];
  /** Place of zero on the scale, in percent. */
  readonly zeroAt: number;
}

/** How a strategy is called beside others: with its family. */
export function nameOf({ family, strategy }: Pick<BoardLift, "family" | "strategy">): string {
  return `${family} · ${strategy}`;
}

/** The overall lifts as a plot takes them. */
export function overallIntervals({ strategies }: LiftBoard): Interval[] {
  return strategies.flatMap(({ lifts }) =>
    lifts.map((lift, index) => ({
      key: `${lift.system} ${index}`,
      label: nameOf(lift),
      value: lift.lift,
      low: lift.low,
      high: lift.high,
    })),
  );
}

/** A grouping as a table: groups down, strategies across, all on one scale. */
export function prepareGrouping(
  { groups }: Pick<LiftGrouping, "groups">,
  strategies: LiftBoard["strategies"],
): LiftTable {
  const used = new Set(groups.flatMap(({ lifts }) => lifts.map(({ system }) => system)));
  const columns = strategies
    .filter(({ system }) => used.has(system))
    .map((strategy) => ({ system: strategy.system, label: nameOf(strategy) }));
  const { domain } = fitScale(
    groups.flatMap(({ lifts }) => lifts),
    0,
  );
  const placeOf = (points: number) => ((points - domain[0]) / (domain[1] - domain[0])) * 100;
  return {
    columns,
    zeroAt: placeOf(0),
    rows: groups.map(({ key, name, votes, lifts }) => ({
      key,
      name,
      votes,
      cells: columns.map(({ system }) => {
        const lift = lifts.find((one) => one.system === system);
        if (!lift) return null;
        const { lift: value, low, high } = lift;
        return { value, low, high, mark: { value: placeOf(value), low: placeOf(low), high: placeOf(high) } };
      }),
    })),
  };
}

/** What stands first on the page: how many strategies help, and the one that does most for sure. */
export function sayLift({ strategies, snapshot }: Pick<LiftBoard, "strategies" | "snapshot">): string {
  const lifts = strategies.flatMap(({ lifts }) => lifts);
  if (lifts.length === 0) return "No strategy and its control both have a rating yet.";
  const helps = lifts.filter(({ low }) => low > 0);
  const harms = lifts.filter(({ high }) => high < 0);
  const start = snapshot.simulatedVotes > 0 ? "With simulated votes among them: of " : "Of ";
  const total = lifts.length === 1 ? "one strategy" : `${lifts.length} strategies`;
  const count = `${start}${total}, ${helps.length} ${helps.length === 1 ? "is" : "are"} clearly better than the control and ${harms.length} clearly worse.`;
  const best = [...helps].sort((one, other) => other.low - one.low)[0];
  return best
    ? `${count} The surest gain is that of ${nameOf(best)}: ${formatSigned(best.lift)} points (${formatSigned(best.low)} to ${formatSigned(best.high)}).`
    : count;
}

/** Every lift of the page as rows of a file. */
export function listLifts({ strategies, groupings }: LiftBoard): (string | number | null)[][] {
  const overall = strategies.flatMap(({ lifts }) =>
    lifts.map((lift) => ["overall", "everybody", "Everybody", null, ...numbersOf(lift)]),
  );
  const grouped = groupings.flatMap(({ by, groups }) =>
    groups.flatMap(({ key, name, votes, lifts }) => lifts.map((lift) => [by, key, name, votes, ...numbersOf(lift)])),
  );
  return [...overall, ...grouped];
}

export const liftColumns = ["by", "group", "name", "votes", "system", "family", "strategy", "lift", "low", "high"];

function numbersOf({ system, family, strategy, lift, low, high }: BoardLift): (string | number)[] {
  return [system, family, strategy, lift, low, high];
}
