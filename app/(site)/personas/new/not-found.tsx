import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { PageFrame } from "@/components/ui/page-frame";

export const metadata: Metadata = { title: "For researchers" };

/** What somebody sees here whose account may not make personas. */
export default function NotForYou() {
  return (
    <PageFrame
      width="text"
      title="Making a persona needs another account"
      lead="Described personas are made by researchers and operators, and yours is an annotator’s account. Ask the operator of this Palate to make you a researcher. What you can do yourself is to say what you like, and judge outputs made for you."
    >
      <div className="flex flex-wrap gap-3">
        <Link href="/personas" prefetch={false} className={buttonClass("strong")}>
          The personas there are
        </Link>
        <Link href="/me/persona" prefetch={false} className={buttonClass()}>
          Your own persona
        </Link>
      </div>
    </PageFrame>
  );
}
