/** One estimate with its interval, as a board holds it. */
export interface Interval {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Drawn hollow: a control. */
  readonly isHollow?: boolean;
}

export interface PlottedInterval extends Interval {
  readonly isHollow: boolean;
  /** Place from the top, 0 first. */
  readonly row: number;
  /** Distances from the value to the low and high ends, as an error bar wants them. */
  readonly reach: readonly [below: number, above: number];
}

export interface IntervalPlot {
  readonly points: readonly PlottedInterval[];
  readonly domain: readonly [min: number, max: number];
  /** Round numbers inside the domain. */
  readonly ticks: readonly number[];
  readonly reference: number;
  /** Labels of what cannot be drawn: an estimate that is not finite, or lies outside its interval. */
  readonly hidden: readonly string[];
}

/** The step of 1, 2 or 5 times a power of ten that cuts `span` into at most `most` pieces. */
export function niceStep(span: number, most: number): number {
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * One scale for several intervals: it holds every interval and the reference with a little air around, and is never empty.
 * Returns its ends and the round numbers between them.
 */
export function fitScale(
  intervals: readonly Pick<Interval, "low" | "high">[],
  reference: number,
  most = 4,
): { domain: readonly [number, number]; ticks: readonly number[] } {
  const least = Math.min(reference, ...intervals.map((interval) => interval.low));
  const greatest = Math.max(reference, ...intervals.map((interval) => interval.high));
  // Under a millionth of their size, numbers no longer make distinct ticks.
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  const span = greatest === least ? 2 : Math.max(greatest - least, 1e-6 * size);
  const air = greatest === least ? 1 : span * 0.04;
  const step = niceStep(span, most);
  const first = Math.ceil((least - air) / step);
  const last = Math.floor((greatest + air) / step);
  const ticks = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => {
    const tick = Number(((first + index) * step).toPrecision(12));
    return tick === 0 ? 0 : tick; // -0 would be written "−0"
  });
  return { domain: [least - air, greatest + air], ticks };
}

function isDrawable({ value, low, high }: Interval): boolean {
  return Number.isFinite(low) && Number.isFinite(high) && low <= value && value <= high;
}

/**
 * Decides everything about an interval plot: order (greatest value first, then label), one scale for all, round ticks,
 * and what is hidden. The component only draws it.
 */
export function prepareIntervals(intervals: readonly Interval[], reference: number): IntervalPlot {
  const points = intervals
    .filter(isDrawable)
    .sort((a, b) => b.value - a.value || a.label.localeCompare(b.label, "en"))
    .map(
      (interval, row): PlottedInterval => ({
        ...interval,
        isHollow: interval.isHollow ?? false,
        row,
        reach: [interval.value - interval.low, interval.high - interval.value],
      }),
    );
  const hidden = intervals.filter((interval) => !isDrawable(interval)).map((interval) => interval.label);
  return { points, ...fitScale(points, reference), reference, hidden };
}
