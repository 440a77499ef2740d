import { type RefObject, useCallback, useEffect, useId, useRef, useState } from "react";
import type { TelemetryRecorder } from "./use-telemetry";

export interface SurroundingsState {
  readonly isSourceOpen: boolean;
  readonly isHistoryOpen: boolean;
  readonly sourceId: string;
  readonly title: RefObject<HTMLHeadingElement | null>;
  readonly openSource: () => void;
  readonly closeSource: () => void;
  readonly toggleHistory: () => void;
  readonly closeHistory: () => void;
}

/** What is open around outputs, and where the focus goes. */
export function useSurroundings(
  telemetry: Pick<TelemetryRecorder, "noteSource" | "noteHistory">,
  takesFocus: boolean,
): SurroundingsState {
  const [isSourceOpen, setIsSourceOpen] = useState(false);
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const sourceId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const beforeSource = useRef<Element | null>(null);

  const openSource = useCallback(() => {
    telemetry.noteSource();
    beforeSource.current = document.activeElement;
    setIsSourceOpen(true);
  }, [telemetry]);
  // The focus goes back to where it was, or to the title where nothing had it: Enter means the same as before the source.
  const closeSource = useCallback(() => {
    setIsSourceOpen(false);
    const before = beforeSource.current;
    const hadFocus = before instanceof HTMLElement && before.isConnected && before !== document.body;
    (hadFocus ? before : title.current)?.focus({ preventScroll: true });
  }, []);
  const toggleHistory = useCallback(() => {
    telemetry.noteHistory();
    setIsHistoryOpen((isNow) => !isNow);
  }, [telemetry]);

  const closeHistory = useCallback(() => setIsHistoryOpen(false), []);

  useEffect(() => {
    if (takesFocus) title.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return { isSourceOpen, isHistoryOpen, sourceId, title, openSource, closeSource, toggleHistory, closeHistory };
}
