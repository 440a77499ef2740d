import { usePathname } from "next/navigation";
import { useCallback, useEffect, useId, useRef, useState } from "react";

/** A button with the list that it opens. The list closes by Escape, which gives the focus back to the button, and on arrival elsewhere. */
export function useMenu() {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();
  const isOpen = openAt === pathname;
  const close = useCallback(() => setOpenAt(null), []);

  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      close();
      button.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isOpen, close]);

  return {
    pathname,
    button,
    listId,
    isOpen,
    toggle: () => setOpenAt(isOpen ? null : pathname),
    close,
  };
}
