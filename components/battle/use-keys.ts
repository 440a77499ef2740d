import { useEffect, useRef } from "react";
import { type Focus, type Key, type KeyAction, type KeyContext, readKey } from "./key-map";

const typingSelector = "textarea, select, [contenteditable=true], input:not([type=checkbox]):not([type=radio])";

/** For a region that scrolls: it can have the focus, and then the arrow keys are its own. */
export const scrollsByKeyboard = { tabIndex: 0, "data-takes-arrows": true } as const;

/** For a frame whose image can be moved: the arrow keys are its own while the image is zoomed. */
export function pansByKeyboard(isZoomed: boolean) {
  return { tabIndex: 0, "data-takes-arrows": isZoomed };
}

/** Marks a button that leaves Enter to the page once a verdict is given. */
export const leavesEnter = { "data-leaves-enter": true } as const;

/** Marks the form of the reasons: inside it no key changes the verdict, only Escape leads back to it. */
export const keepsVerdict = { "data-keeps-verdict": true } as const;

/** Listens to the keys of the battle page. The handler may change with every render. */
export function useKeys(context: Omit<KeyContext, "focus">, onAction: (action: KeyAction) => void): void {
  useKeyReader((pressed, focus) => readKey(pressed, { ...context, focus }), onAction);
}

/** Listens to a page's keys. Reader and handler may change with every render. */
export function useKeyReader<Action>(
  read: (pressed: Key, focus: Focus) => Action | null,
  onAction: (action: Action) => void,
): void {
  const latest = useRef({ read, onAction });
  useEffect(() => {
    latest.current = { read, onAction };
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Under an open dialog the page's keys rest.
      if (event.defaultPrevented || event.isComposing || isInDialog(event.target)) return;
      const pressed = {
        key: event.key,
        hasCommand: event.ctrlKey || event.metaKey,
        hasAlt: event.altKey,
        hasShift: event.shiftKey,
        isRepeat: event.repeat,
      };
      const action = latest.current.read(pressed, readFocus(event.target));
      if (!action) return;
      event.preventDefault();
      latest.current.onAction(action);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}

const noFocus: Focus = { isTyping: false, isReasoning: false, takesArrows: false, takesEnter: false };

function readFocus(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return noFocus;
  return {
    isTyping: target.matches(typingSelector),
    isReasoning: target.closest("[data-keeps-verdict=true]") !== null,
    takesArrows: target.matches("input[type=radio]") || target.closest("[data-takes-arrows=true]") !== null,
    takesEnter: target.matches("a[href], summary, button:not([data-leaves-enter=true])"),
  };
}
