"use client";

import { NavLink } from "./nav-link";
import { useMenu } from "./use-menu";

interface SiteMenuProps {
  readonly places: readonly { readonly href: string; readonly text: string }[];
}

/** The header's places on a phone: a word that opens a list under the header. Closes by Escape and on arrival. */
export function SiteMenu({ places }: SiteMenuProps) {
  const { button, listId, isOpen, toggle } = useMenu();

  return (
    <div className="md:hidden">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={toggle}
        className="-mr-2 min-h-11 px-2 text-[0.9375rem] text-soft"
      >
        {isOpen ? "Close" : "Menu"}
      </button>
      <nav
        id={listId}
        aria-label="Main"
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-30 border-rule border-b bg-paper px-[1.125rem] py-2"
      >
        <ul>
          {places.map(({ href, text }) => (
            <li key={href}>
              <NavLink href={href} className="w-full">
                {text}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
