/** A figure beside what it should be. */
export interface Check {
  readonly what: string;
  readonly value: number;
  readonly target: string;
  readonly met: boolean;
}

export function atLeast(what: string, value: number, target: number): Check {
  return { what, value: rounded(value), target: `≥ ${target}`, met: value >= target };
}

/** NaN, of a measurement that there was not, is never met. */
export function atMost(what: string, value: number, target: number): Check {
  return { what, value: rounded(value), target: `≤ ${target}`, met: value <= target };
}

/** To three decimals. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Everything that a suite found: one line of JSON, then the same as tables. The exit status says whether the targets were met. */
export function report(suite: string, settings: object, rows: readonly object[], checks: readonly Check[]): void {
  console.log(JSON.stringify({ suite, settings, rows, checks }));
  console.table(rows);
  console.table(checks);
  if (checks.some((check) => !check.met)) process.exitCode = 1;
}
