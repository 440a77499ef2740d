"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

interface NavLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/**
 * A link of the header that knows where the reader is. Never prefetched: what a leaderboard names must not
 * reach a browser in which a battle is still open.
 */
export function NavLink({ href, children, className = "" }: NavLinkProps) {
  const pathname = usePathname();
  const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className={`inline-flex min-h-11 items-center text-[0.9375rem] md:text-[0.875rem] ${isCurrent ? "text-ink" : "text-soft hover:text-ink"} ${className}`}
    >
      <span
        className={isCurrent ? "border-accent border-b-[1.5px] py-0.5" : "border-transparent border-b-[1.5px] py-0.5"}
      >
        {children}
      </span>
    </Link>
  );
}
