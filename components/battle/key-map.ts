import type { Confidence, Satisfaction, Verdict } from "@/lib/votes/schema";
import { isOpen, isOver, type Phase } from "./battle-state";
import type { Quality, Side } from "./draft";

export type KeyAction =
  | { readonly type: "choose"; readonly verdict: Verdict }
  | { readonly type: "rate"; readonly quality: Quality }
  | { readonly type: "trust"; readonly confidence: Confidence }
  | { readonly type: "satisfy"; readonly side: Side; readonly satisfaction: Satisfaction }
  | { readonly type: "toggleFurther" | "toggleFold" | "showKeys" }
  | { readonly type: "send" | "back" | "next" }
  | { readonly type: "toggleSource" | "closeSource" | "toggleHistory" | "closeHistory" }
  | { readonly type: "zoom"; readonly to: "in" | "out" | "whole" };

export interface Key {
  readonly key: string;
  readonly hasCommand: boolean;
  readonly hasAlt: boolean;
  readonly hasShift: boolean;
  readonly isRepeat: boolean;
}

/** What has the focus, as far as it wants keys for itself. */
export interface Focus {
  readonly isTyping: boolean;
  /** The focus is among the reasons, where a letter that slips must not change the verdict. */
  readonly isReasoning: boolean;
  readonly takesArrows: boolean;
  readonly takesEnter: boolean;
}

export interface KeyContext {
  readonly phase: Phase;
  readonly focus: Focus;
  readonly hasSource: boolean;
  readonly isSourceOpen: boolean;
  readonly isHistoryOpen: boolean;
  readonly hasImages: boolean;
}

const verdictKeys: Readonly<Record<string, Verdict>> = {
  arrowleft: "left",
  a: "left",
  arrowright: "right",
  b: "right",
  t: "tie",
  x: "both_bad",
};

const qualityKeys: Readonly<Record<string, Quality>> = { 1: "left", 2: "tie", 3: "right" };
const confidenceKeys: Readonly<Record<string, Confidence>> = { 4: "sure", 5: "leaning", 6: "guess" };
/** Two rows of three keys, side by side as A and B are. */
const satisfactionKeys: Readonly<Record<string, { readonly side: Side; readonly satisfaction: Satisfaction }>> = {
  q: { side: "left", satisfaction: "below" },
  w: { side: "left", satisfaction: "acceptable" },
  e: { side: "left", satisfaction: "hoped" },
  u: { side: "right", satisfaction: "below" },
  i: { side: "right", satisfaction: "acceptable" },
  o: { side: "right", satisfaction: "hoped" },
};
const zoomKeys: Readonly<Record<string, "in" | "out" | "whole">> = { "+": "in", "=": "in", "-": "out", "0": "whole" };

/** What a key means on the battle page; null where it means nothing or belongs to what has the focus. */
export function readKey(pressed: Key, context: KeyContext): KeyAction | null {
  const { phase, focus } = context;
  const key = pressed.key.toLowerCase();
  if (pressed.hasAlt) return null;
  if (key === "escape") return readEscape(context);
  if (key === "enter") return readEnter(pressed, context);
  if (focus.isTyping || pressed.hasCommand) return null;
  if (key.startsWith("arrow") && focus.takesArrows) return null;

  const zoom = context.hasImages ? zoomKeys[key] : undefined;
  if (zoom) return { type: "zoom", to: zoom };
  if (pressed.isRepeat) return null;
  if (key === "?") return { type: "showKeys" };
  const quality = qualityKeys[key];
  if (quality) return phase === "detailing" ? { type: "rate", quality } : null;
  const confidence = confidenceKeys[key];
  if (confidence) return phase === "detailing" ? { type: "trust", confidence } : null;
  // Signs and digits may need Shift; from here on there are letters and arrows, with which it means something else.
  if (pressed.hasShift) return null;
  if (key === "s" && context.hasSource) return { type: "toggleSource" };
  if (key === "h") return { type: "toggleHistory" };
  if (key === "n" && isOver(phase)) return { type: "next" };
  if (phase === "detailing") {
    if (key === "m") return { type: "toggleFurther" };
    if (key === "f") return { type: "toggleFold" };
    const zone = satisfactionKeys[key];
    if (zone) return { type: "satisfy", ...zone };
  }

  const verdict = focus.isReasoning ? undefined : verdictKeys[key];
  return verdict && isOpen(phase) ? { type: "choose", verdict } : null;
}

function readEscape({ phase, isSourceOpen, isHistoryOpen }: KeyContext): KeyAction | null {
  if (isSourceOpen) return { type: "closeSource" };
  if (isHistoryOpen) return { type: "closeHistory" };
  return phase === "detailing" ? { type: "back" } : null;
}

// A key held down must not send, reveal and go on in one breath.
function readEnter({ hasCommand, isRepeat }: Key, { phase, focus }: KeyContext): KeyAction | null {
  if (isRepeat) return null;
  if (focus.isTyping) return hasCommand && phase === "detailing" ? { type: "send" } : null;
  if (focus.takesEnter) return null;
  if (phase === "detailing") return { type: "send" };
  return isOver(phase) ? { type: "next" } : null;
}
