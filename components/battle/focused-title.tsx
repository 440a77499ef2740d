"use client";

import { useEffect, useRef } from "react";

interface FocusedTitleProps {
  readonly children: string;
  /** False for the page that one opened oneself: there the browser has put the focus where it belongs. */
  readonly takesFocus?: boolean;
}

/** The words of a title for a page that changed under its reader: it starts at the top, and the focus is there. */
export function FocusedTitle({ children, takesFocus = true }: FocusedTitleProps) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    window.scrollTo({ top: 0 });
    text.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <span ref={text} tabIndex={-1}>
      {children}
    </span>
  );
}
