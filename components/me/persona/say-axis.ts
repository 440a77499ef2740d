import type { OwnAxis } from "@/lib/personas/own/schema";

type Place = Pick<OwnAxis, "low" | "high" | "mean" | "sd" | "isByHand">;

/** Where somebody lies on an axis, in words: `rather concise`, `between prose and lists`. */
export function sayPlace({ low, high, mean }: Place): string {
  const distance = Math.abs(mean);
  if (distance < 0.1) return `between ${low} and ${high}`;
  const end = mean < 0 ? low : high;
  if (distance < 0.3) return `a little towards ${end}`;
  return distance < 0.6 ? `rather ${end}` : `very ${end}`;
}

/** How sure that is. The prior has an sd of 0.44; eight answers bring the axes that were asked about under 0.3. */
export function saySureness({ sd, isByHand }: Place): string {
  if (isByHand) return "set by you";
  if (sd < 0.25) return "fairly sure";
  return sd < 0.37 ? "not so sure" : "hardly known";
}
