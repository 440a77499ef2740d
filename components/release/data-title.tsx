import Link from "next/link";
import type { ReactNode } from "react";

/** The title of a page below the data, with the way back to them. */
export function DataTitle({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <Link href="/data" prefetch={false} className="prose-link text-soft hover:text-ink">
        Data
      </Link>{" "}
      <span className="text-faint">/</span> {children}
    </>
  );
}
