import { type Focus, type Key, type KeyAction, readKey } from "@/components/battle/key-map";
import { type AssessPhase, isAssessed } from "./assess-state";

export type AssessKeyAction =
  | Exclude<KeyAction, { readonly type: "choose" | "rate" }>
  /** On a short scale: the fit itself. */
  | { readonly type: "rate"; readonly fit: number }
  /** On a long scale: the first digit of a number that is being typed. */
  | { readonly type: "type"; readonly digit: string };

interface AssessKeyContext {
  readonly phase: AssessPhase;
  readonly scale: number;
  readonly hasFit: boolean;
  readonly hasSource: boolean;
  readonly isSourceOpen: boolean;
  readonly isHistoryOpen: boolean;
  readonly hasImages: boolean;
}

/** What a key means on the page of a single output; null where it means nothing or belongs to what has the focus. */
export function readAssessKey(pressed: Key, focus: Focus, context: AssessKeyContext): AssessKeyAction | null {
  const { phase, scale, hasFit, ...page } = context;
  const isFree = !focus.isTyping && !focus.isReasoning && !pressed.hasCommand && !pressed.hasAlt && !pressed.isRepeat;
  if (phase === "judging" && isFree && /^[1-9]$/.test(pressed.key)) {
    const digit = Number(pressed.key);
    if (scale > 9) return { type: "type", digit: pressed.key };
    return digit <= scale ? { type: "rate", fit: digit } : null;
  }
  // All other keys mean what they mean in a battle: with a fit there is something to send.
  const action = readKey(pressed, { ...page, focus, phase: isAssessed(phase) ? phase : phaseOf(phase, hasFit) });
  return action?.type === "choose" || action?.type === "rate" ? null : action;
}

function phaseOf(phase: "judging" | "sending", hasFit: boolean): "judging" | "detailing" | "sending" {
  return phase === "judging" && hasFit ? "detailing" : phase;
}
