import type { Mark } from "./prepare-board";

interface IntervalMarkProps {
  readonly mark: Mark;
  /** Place of the dotted line, in percent. */
  readonly meanAt: number;
  readonly isControl: boolean;
}

/** An interval in its row: a line with the estimate on it, filled for the personalized, hollow for a control. */
export function IntervalMark({ mark, meanAt, isControl }: IntervalMarkProps) {
  const color = isControl ? "stroke-soft" : "stroke-accent";
  return (
    <svg aria-hidden="true" className="block h-7 w-full overflow-visible" focusable="false">
      <line x1={`${meanAt}%`} x2={`${meanAt}%`} y1="1" y2="27" className="stroke-strong" strokeDasharray="2 3" />
      <line x1={`${mark.low}%`} x2={`${mark.high}%`} y1="14" y2="14" strokeWidth="2" className={color} />
      <circle
        cx={`${mark.value}%`}
        cy="14"
        r="4.5"
        strokeWidth="1.75"
        className={`${color} ${isControl ? "fill-paper" : "fill-accent"}`}
      />
    </svg>
  );
}
