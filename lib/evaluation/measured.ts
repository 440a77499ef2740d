/** A statistic, or the reason why the data define none. The value is finite, never NaN. */
export type Measured<Reason extends string> =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: Reason };
