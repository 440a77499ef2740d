"use client";

import { Label } from "@/components/ui/label";
import type { Chip } from "@/lib/arenas/schema";
import type { BattleEvent } from "./battle-state";
import type { ChipGroup } from "./chip-groups";
import type { DraftChip } from "./draft";

interface ReasonChipsProps {
  readonly group: ChipGroup;
  readonly chips: readonly Chip[];
  readonly chosen: readonly DraftChip[];
  readonly onChange: (event: BattleEvent) => void;
}

/** Reasons to pick, all good or all bad, for one side or for both. */
export function ReasonChips({ group, chips, chosen, onChange }: ReasonChipsProps) {
  const { legend, side, polarity } = group;
  return (
    <fieldset className={`min-w-0 ${side === "both" ? "md:col-span-2" : ""}`}>
      <Label as="legend">{legend}</Label>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {chips.map(({ key, label }) => (
          <label
            key={key}
            className="inline-flex min-h-8 items-center rounded-full border border-strong px-3 text-[0.8125rem]/5 has-checked:border-ink has-checked:bg-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-checked:text-paper pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={chosen.some((chip) => chip.key === key && chip.side === side)}
              onChange={() => onChange({ type: "toggleChip", chip: { key, side, polarity } })}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
