import { ToggleLinks } from "@/components/ui/toggle-links";
import type { Board } from "@/lib/leaderboards/schema";
import { type BoardAddress, boardHref } from "./board-query";

interface FilterBarProps {
  readonly path: string;
  readonly address: BoardAddress;
  /** Where the segments come from; null before there is a board. */
  readonly board: Board | null;
  /** Whether the page can also be read with control or by segment. */
  readonly hasReadings?: boolean;
}

type Choice<Key extends keyof BoardAddress> = readonly [value: BoardAddress[Key], text: string];

const votes: readonly Choice<"votes">[] = [
  ["all", "All"],
  ["human", "People"],
  ["imported", "Imported"],
  ["simulated", "Simulated"],
];
const standpoints: readonly Choice<"standpoint">[] = [
  ["any", "Anybody"],
  ["owner", "For themselves"],
  ["proxy", "For somebody else"],
];
const periods: readonly Choice<"period">[] = [
  ["all", "All time"],
  ["90d", "90 days"],
  ["30d", "30 days"],
];
const tiers: readonly Choice<"tier">[] = [
  ["any", "Any"],
  ["easy", "Easy"],
  ["medium", "Medium"],
  ["hard", "Hard"],
];
const ties: readonly Choice<"ties">[] = [
  ["davidson", "Davidson"],
  ["rao-kupper", "Rao–Kupper"],
  ["half", "Half wins"],
];
const controls: readonly Choice<"control">[] = [
  ["off", "Off"],
  ["on", "On"],
];

/** What is counted and how it is read. Every choice is a link, so that a board can be sent on as it is seen. */
export function FilterBar({ path, address, board, hasReadings = true }: FilterBarProps) {
  const choose = <Key extends keyof BoardAddress>(
    key: Key,
    label: string,
    choices: readonly Choice<Key>[],
    alongside: Partial<BoardAddress> = {},
  ) => (
    <ToggleLinks
      label={label}
      options={choices.map(([value, text]) => ({
        href: boardHref(path, address, { ...alongside, [key]: value }),
        text,
        isCurrent: address[key] === value,
      }))}
    />
  );
  const segmentations = board?.analysis?.segmentations.filter(({ segments }) => segments.length > 0) ?? [];
  const prototypes = board?.analysis?.prototypes;
  const hasKinds = prototypes && !("reason" in prototypes) && prototypes.classes.length + prototypes.hidden > 1;
  const kinds = hasKinds ? prototypes.classes : [];
  const isNarrowed = boardHref("", { ...address, votes: "all", sort: "rank", search: "" }) !== "";
  return (
    <div className="flex flex-col gap-2">
      {choose("votes", "Votes", votes)}
      <details open={isNarrowed}>
        <summary className="inline-flex min-h-8 w-fit cursor-pointer items-center text-[0.9375rem] text-soft hover:text-ink pointer-coarse:min-h-11">
          Narrow down, or read it differently
        </summary>
        <div className="mt-2 flex flex-col gap-2 border-rule border-l pl-4">
          {choose("standpoint", "Judged by", standpoints)}
          {choose("period", "Period", periods)}
          {choose("tier", "Hard to tell apart", tiers)}
          {choose("ties", "Ties as", ties)}
          {hasReadings ? choose("control", "Style and side held equal", controls, { segment: undefined }) : null}
          {kinds.length > 0
            ? choose(
                "segment",
                "Kind of taste",
                [
                  [undefined, "Everybody"],
                  ...kinds.map(({ key }): Choice<"segment"> => [key, key.slice("prototype:".length)]),
                ],
                { control: "off" },
              )
            : null}
          {segmentations.map(({ by, label, segments }) => (
            <div key={by}>
              {choose(
                "segment",
                label,
                [[undefined, "Everybody"], ...segments.map(({ key, name }): Choice<"segment"> => [key, name])],
                { control: "off" },
              )}
            </div>
          ))}
        </div>
      </details>
    </div>
  );
}
