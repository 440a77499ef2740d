import Link from "next/link";
import { formatCount } from "@/components/ui/format-number";
import type { ListedArena } from "@/lib/arenas/schema";
import type { AbsoluteBoard } from "@/lib/assessments/schema";
import { sayAbsoluteFinding } from "./prepare-absolute";

interface AbsoluteSummaryProps {
  readonly arena: ListedArena;
  readonly board: AbsoluteBoard | null;
}

const link = "prose-link inline-flex min-h-8 items-center pointer-coarse:min-h-11";

/** An absolute arena in the list of boards: what it found, in a sentence. */
export function AbsoluteSummary({ arena, board }: AbsoluteSummaryProps) {
  const id = `board-${arena.slug}`;
  return (
    <section aria-labelledby={id} className="border-strong border-t py-8">
      <h2 id={id} className="text-[1.75rem]/9">
        <Link href={`/leaderboards/${arena.slug}`} prefetch={false} className="hover:text-accent">
          {arena.name}
        </Link>
      </h2>
      <p className="mt-1 mb-4 text-[0.9375rem]/6 text-soft">
        {arena.summary} Judged one output at a time: {formatCount(arena.assessments)}{" "}
        {arena.assessments === 1 ? "assessment" : "assessments"}, {formatCount(arena.systems)} systems.
      </p>
      {board && board.snapshot.assessments > 0 ? (
        <p className="max-w-[54rem] font-serif text-lg/7">{sayAbsoluteFinding(board)}</p>
      ) : null}
      <p className="mt-3 flex flex-wrap gap-x-6 text-[0.9375rem]">
        <Link href={`/leaderboards/${arena.slug}`} prefetch={false} className={link}>
          Whole board of {arena.name}
        </Link>
        <Link href={`/arena/${arena.slug}`} prefetch={false} className={link}>
          Judge {arena.name.toLowerCase()}
        </Link>
      </p>
    </section>
  );
}
