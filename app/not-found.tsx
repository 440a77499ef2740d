import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { PageFrame } from "@/components/ui/page-frame";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <PageFrame
      width="text"
      title="There is nothing at this address"
      lead="The page was moved, or the address has a slip in it. The arenas stand in the line above."
    >
      <Link href="/" prefetch={false} className={buttonClass("strong")}>
        To the start
      </Link>
    </PageFrame>
  );
}
