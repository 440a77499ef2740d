import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { Arena } from "@/lib/arenas/schema";

interface BoardStateProps {
  readonly title: string;
  readonly children: string;
  readonly arena: Pick<Arena, "slug" | "canBeJudged">;
}

/** Stands where a board would: why there is none, and what to do. */
export function BoardState({ title, children, arena }: BoardStateProps) {
  return (
    <section className="border-strong border-y py-10">
      <h2 className="text-2xl">{title}</h2>
      <p className="mt-2 max-w-[36rem] text-[0.9375rem]/6 text-soft">{children}</p>
      {arena.canBeJudged ? (
        <Link href={`/arena/${arena.slug}`} prefetch={false} className={`mt-5 ${buttonClass("strong")}`}>
          Judge a pair
        </Link>
      ) : null}
    </section>
  );
}
