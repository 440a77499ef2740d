import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { WaitingTexts as Counts } from "@/lib/reviews/schema";

/** How many texts wait for an operator, with the way to them. */
export function WaitingTexts({ waiting, oldestHeldAt, serverNow }: Counts & { readonly serverNow: string }) {
  return (
    <>
      <p className="mt-1 text-[0.9375rem]/6 text-soft">
        {waiting === 0
          ? "Nothing waits. A text that a machine is not sure of comes here, and releases are without it until you have read it."
          : `${waiting.toLocaleString("en-US")} ${waiting === 1 ? "text waits" : "texts wait"} until you have read ${waiting === 1 ? "it" : "them"}; releases are without ${waiting === 1 ? "it" : "them"}.`}
        {oldestHeldAt ? (
          <>
            {" "}
            The oldest was held <RelativeTime moment={oldestHeldAt} serverNow={serverNow} />.
          </>
        ) : null}
      </p>
      <Link href="/admin/review" prefetch={false} className={`${buttonClass()} mt-4`}>
        {waiting === 0 ? "Look at the queue" : "Review them"}
      </Link>
    </>
  );
}
