import type { Focus, Key } from "@/components/battle/key-map";

export type ReviewAction = "next" | "previous" | "release" | "withhold" | "edit" | "undo";

const actions: Readonly<Record<string, ReviewAction>> = {
  j: "next",
  k: "previous",
  r: "release",
  w: "withhold",
  e: "edit",
  u: "undo",
};

/** What a key asks for. While somebody types, and with a modifier, letters are letters. */
export function readReviewKey({ key, hasCommand, hasAlt, isRepeat }: Key, { isTyping }: Focus): ReviewAction | null {
  if (isTyping || hasCommand || hasAlt) return null;
  const action = actions[key.toLowerCase()] ?? null;
  // A key that is held down moves on and decides nothing.
  return isRepeat && action !== "next" && action !== "previous" ? null : action;
}
