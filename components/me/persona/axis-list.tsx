import { type CSSProperties, useId } from "react";
import type { OwnAxis } from "@/lib/personas/own/schema";
import { sayPlace, saySureness } from "./say-axis";

interface AxisListProps {
  /** Where the answers lead. */
  readonly axes: readonly OwnAxis[];
  readonly byHand: Readonly<Record<string, number>>;
  readonly onChange: (byHand: Readonly<Record<string, number>>) => void;
}

/** Where a taste lies on each axis, how sure that is, and a slider to set it oneself. */
export function AxisList({ axes, byHand, onChange }: AxisListProps) {
  return (
    <ul aria-label="Your axes" className="mt-4 grid gap-x-14 lg:grid-cols-2">
      {axes.map((axis) => {
        const set = byHand[axis.axis];
        const { [axis.axis]: _, ...others } = byHand;
        return (
          <AxisRow
            key={axis.axis}
            axis={set === undefined ? axis : { ...axis, mean: set, sd: 0, isByHand: true }}
            onSet={(mean) => onChange({ ...byHand, [axis.axis]: mean })}
            onRelease={() => onChange(others)}
          />
        );
      })}
    </ul>
  );
}

interface AxisRowProps {
  readonly axis: OwnAxis;
  readonly onSet: (mean: number) => void;
  /** Goes back to what the answers say. */
  readonly onRelease: () => void;
}

function AxisRow({ axis, onSet, onRelease }: AxisRowProps) {
  const id = useId();
  const { low, high, about, mean, sd, isByHand } = axis;
  const percent = (place: number) => `${50 + 50 * Math.min(1, Math.max(-1, place))}%`;
  const band = { left: percent(mean - sd), right: `calc(100% - ${percent(mean + sd)})` } satisfies CSSProperties;
  return (
    <li className="border-rule border-b py-3.5">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-[0.9375rem]/6">
          {about}
        </label>
        <span className="text-right text-[0.8125rem]/5 text-soft">
          {sayPlace(axis)}, {saySureness(axis)}
        </span>
      </div>
      <div className="relative mt-1 h-8 pointer-coarse:h-11">
        <span aria-hidden="true" className="absolute inset-x-0 top-1/2 h-px bg-strong" />
        <span aria-hidden="true" className="absolute top-1/2 h-1.5 -translate-y-1/2 bg-strong" style={band} />
        <input
          id={id}
          type="range"
          min={-1}
          max={1}
          step={0.05}
          value={Math.round(mean * 20) / 20}
          aria-valuetext={`${sayPlace(axis)}, ${saySureness(axis)}`}
          onChange={({ target }) => onSet(Number(target.value))}
          className="axis-slider absolute inset-0 w-full"
        />
      </div>
      <div className="flex items-center justify-between gap-4 text-[0.8125rem]/5 text-soft">
        <span>{low}</span>
        {isByHand ? (
          <button type="button" onClick={onRelease} className="prose-link min-h-6 pointer-coarse:min-h-11">
            back to your answers<span className="sr-only">: {about}</span>
          </button>
        ) : null}
        <span className="text-right">{high}</span>
      </div>
    </li>
  );
}
