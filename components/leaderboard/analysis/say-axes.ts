import type { AxisLeaning } from "@/lib/leaderboards/analysis-schema";
import type { Kind } from "./say-kind";

/** How far a kind leans to the end that it leans to, with the interval: `0.63`, `0.20 to 1.06`. Neither end of it is below 0. */
export function sayLeaning({ difference, low, high }: AxisLeaning): { readonly by: string; readonly interval: string } {
  const [from, to] = difference < 0 ? [-high, -low] : [low, high];
  return { by: Math.abs(difference).toFixed(2), interval: `${from.toFixed(2)} to ${to.toFixed(2)}` };
}

/** What a kind's people lean to by what they told of their taste, in a sentence; null where nothing sets them apart or too few have told. */
export function sayAxes(axes: Kind["axes"]): string | null {
  if ("reason" in axes || axes.leanings.length === 0) return null;
  const ends = axes.leanings.map(({ towards }) => towards);
  const last = ends.pop()!;
  return `Its people lean towards ${ends.length > 0 ? `${ends.join(", ")} and ${last}` : last}.`;
}

/** Why nothing is said of it, as the end of a sentence about these people; empty where something is. */
export function sayNoAxes(axes: Kind["axes"]): string {
  if ("reason" in axes) return "; too few have told their taste to say what they lean to";
  return axes.leanings.length === 0 ? "; what they told of their taste does not set them apart" : "";
}
