"use client";

import { useEffect, useRef } from "react";
import { NavLink } from "./nav-link";
import { useMenu } from "./use-menu";

interface ArenaMenuProps {
  readonly places: readonly { readonly href: string; readonly text: string }[];
}

/** The arenas that the header's line has no room for. It is lit in one of them, and closes by Escape, on arrival and when left. */
export function ArenaMenu({ places }: ArenaMenuProps) {
  const { pathname, button, listId, isOpen, toggle, close } = useMenu();
  const whole = useRef<HTMLDivElement>(null);
  const isHere = places.some(({ href }) => pathname === href || pathname.startsWith(`${href}/`));

  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !whole.current?.contains(target)) close();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [isOpen, close]);

  return (
    <div ref={whole} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={toggle}
        className={`inline-flex min-h-11 items-center whitespace-nowrap text-[0.875rem] ${isHere ? "text-ink" : "text-soft hover:text-ink"}`}
      >
        <span className={`border-b-[1.5px] py-0.5 ${isHere ? "border-accent" : "border-transparent"}`}>
          More arenas
        </span>
      </button>
      <ul
        id={listId}
        hidden={!isOpen}
        className="absolute top-full left-0 z-30 max-h-[70vh] w-64 overflow-y-auto rounded-md border border-strong bg-paper px-4 py-2"
      >
        {places.map(({ href, text }) => (
          <li key={href}>
            <NavLink href={href} className="w-full [overflow-wrap:anywhere]">
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
