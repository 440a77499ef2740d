import Link from "next/link";
import { formatCount } from "@/components/ui/format-number";
import type { OwnBoard } from "@/lib/personal-boards/schema";
import { sayFirst } from "@/lib/personal-boards/schema";
import { sayMissing } from "./say-missing";

/** The annotator's boards, one for each arena, or how far they are on the way to it. */
export function OwnBoardsSection({ boards }: { readonly boards: readonly OwnBoard[] }) {
  return (
    <section aria-labelledby="own-boards" className="mb-12">
      <h2 id="own-boards" className="text-2xl">
        Your boards
      </h2>
      <ul className="mt-3">
        {boards.map((own) => (
          <li key={own.arena} className="border-rule border-b py-3 text-[0.9375rem]/6">
            {own.missingVotes > 0 ? (
              <span className="text-soft">{sayMissing(own)}</span>
            ) : (
              <>
                <Link
                  href={`/me/boards/${own.arena}`}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center font-medium underline underline-offset-4"
                >
                  Your taste in {own.arenaName}
                </Link>
                <span className="block text-soft">
                  {own.board?.readings[0]?.systems[0] ? sayFirst(own.board.readings[0].systems) : "Being made now."}{" "}
                  <span className="figures">{formatCount(own.votes.owner + own.votes.proxy)}</span> votes of yours.
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
