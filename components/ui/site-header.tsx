import Link from "next/link";
import type { ListedArena } from "@/lib/arenas/schema";
import { ArenaMenu } from "./arena-menu";
import { JudgedCount } from "./judged-count";
import { NavLink } from "./nav-link";
import { SiteMenu } from "./site-menu";

interface SiteHeaderProps {
  readonly arenas: readonly Pick<ListedArena, "slug" | "name">[];
  readonly viewer: "anonymous" | "annotator" | "researcher" | "operator";
}

/** Arenas that the line has room for. Where there are more, the last place is that of a menu. */
const arenasInLine = 3;

/** The way through the site: one line; on a phone the places fold into a menu. */
export function SiteHeader({ arenas, viewer }: SiteHeaderProps) {
  const arenaPlaces = arenas.map(({ slug, name }) => ({ href: `/arena/${slug}`, text: name }));
  const inLine = arenaPlaces.slice(0, arenaPlaces.length > arenasInLine ? arenasInLine - 1 : arenasInLine);
  const others = [
    { href: "/personas", text: "Personas" },
    { href: "/leaderboards", text: "Leaderboards" },
    { href: "/data", text: "Data" },
  ];
  const own = [
    ...(viewer === "operator" ? [{ href: "/admin", text: "Operator" }] : []),
    viewer === "anonymous" ? { href: "/signin", text: "Sign in" } : { href: "/me", text: "Your room" },
  ];
  return (
    <header className="relative border-rule border-b">
      <div className="flex min-h-[3.25rem] items-center gap-7 px-[1.125rem] md:min-h-[3.75rem] md:px-10">
        <Link
          href="/"
          prefetch={false}
          aria-label="Palate, to the start"
          className="inline-flex min-h-11 items-center font-serif text-[1.4375rem] tracking-[-0.01em]"
        >
          Palate<span className="text-accent">.</span>
        </Link>
        <nav aria-label="Main" className="hidden md:block">
          <ul className="flex gap-[1.375rem]">
            {inLine.map(({ href, text }) => (
              <li key={href} className="max-w-40">
                <NavLink href={href}>{text}</NavLink>
              </li>
            ))}
            {arenaPlaces.length > inLine.length ? (
              <li>
                <ArenaMenu places={arenaPlaces.slice(inLine.length)} />
              </li>
            ) : null}
            {others.map(({ href, text }) => (
              <li key={href} className="max-w-40">
                <NavLink href={href}>{text}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-[1.125rem]">
          <JudgedCount />
          <ul className="hidden gap-[1.125rem] md:flex">
            {own.map(({ href, text }) => (
              <li key={href}>
                <NavLink href={href} className="whitespace-nowrap">
                  {text}
                </NavLink>
              </li>
            ))}
          </ul>
          <SiteMenu places={[...arenaPlaces, ...others, ...own]} />
        </div>
      </div>
    </header>
  );
}
