import Link from "next/link";
import { ThemeSwitch } from "./theme-switch";

const places = [
  { href: "/methodology", text: "Methodology" },
  { href: "/data", text: "Data" },
  { href: "/transparency", text: "Transparency" },
  { href: "/docs/api", text: "API" },
  { href: "/me", text: "Your votes" },
  { href: "/terms", text: "Terms" },
  { href: "/privacy", text: "Privacy" },
] as const;

/** What stands at the end of every page, and the choice of theme. */
export function SiteFooter() {
  return (
    <footer className="border-rule border-t px-[1.125rem] py-4 md:px-10">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-1">
        <nav aria-label="Footer">
          <ul className="flex flex-wrap gap-x-5">
            {places.map(({ href, text }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  className="inline-flex min-h-8 items-center text-sm text-soft hover:text-ink pointer-coarse:min-h-11"
                >
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="-ml-2 md:ml-0">
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
}
