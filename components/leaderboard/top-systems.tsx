import type { Board } from "@/lib/leaderboards/schema";
import { IntervalMark } from "./interval-mark";
import { prepareBoard } from "./prepare-board";
import { RankCell } from "./rank-cell";

interface TopSystemsProps {
  readonly board: Pick<Board, "systems" | "lifts">;
  readonly count: number;
  /** The name of the list, for people who hear it. */
  readonly label: string;
}

/** The first rows of the largest group of a board, drawn on a scale of their own so that short intervals can be seen. */
function prepareTop({ systems, lifts }: TopSystemsProps["board"], count: number) {
  const [group] = prepareBoard({ systems, lifts }).groups;
  const shown = new Set(group?.rows.slice(0, count).map(({ system }) => system));
  const drawn = prepareBoard({ systems: systems.filter(({ system }) => shown.has(system)), lifts });
  const ranks = new Map(group?.rows.map((row) => [row.system, row.sharedBy]));
  const rows = drawn.groups.flatMap((each) => each.rows);
  return {
    meanAt: drawn.meanAt,
    rows: rows.map((row) => ({ ...row, sharedBy: ranks.get(row.system) ?? row.sharedBy })),
  };
}

/** The top of a board: rank, system, rating with its interval. */
export function TopSystems({ board, count, label }: TopSystemsProps) {
  const { rows, meanAt } = prepareTop(board, count);
  if (rows.length === 0) {
    return <p className="py-3 text-[0.9375rem]/6 text-soft">No system has enough votes for a rating yet.</p>;
  }
  return (
    <ul aria-label={label} className="border-rule border-t">
      {rows.map((row) => (
        <li
          key={row.system}
          className="grid grid-cols-[2.25rem_minmax(0,1fr)_auto_22%] items-center gap-x-3 border-rule border-b py-2.5"
        >
          <RankCell rank={row.rank} sharedBy={row.sharedBy} />
          <span className="min-w-0">
            <span className="block truncate text-[0.9375rem]/5 font-medium">{row.title}</span>
            <span className="block text-[0.8125rem]/5 text-soft">{row.strategy}</span>
          </span>
          <span className="figures whitespace-nowrap text-right text-[0.875rem]">
            <span className="font-medium">{row.rating}</span> <span className="text-faint">{row.reach}</span>
          </span>
          <IntervalMark mark={row.mark} meanAt={meanAt} isControl={row.isControl} />
        </li>
      ))}
    </ul>
  );
}
