import Link from "next/link";
import { buttonClass } from "./button";

interface JudgedElsewhereProps {
  readonly arenaSlug: string;
  readonly arenaName: string;
}

/** Stands where one would judge, or have a board of one's own, in an arena that has nothing to draw. */
export function JudgedElsewhere({ arenaSlug, arenaName }: JudgedElsewhereProps) {
  return (
    <>
      <p className="max-w-[42rem] text-[0.9375rem]/6">
        The votes of {arenaName} were cast elsewhere and brought here. Nothing is drawn in it, so nobody can add to
        them, and they make no board of anybody’s own. Its leaderboard shows what they say.
      </p>
      <div className="mt-5 flex flex-wrap gap-3">
        <Link href={`/leaderboards/${arenaSlug}`} prefetch={false} className={buttonClass("strong")}>
          Leaderboard of {arenaName}
        </Link>
        <Link href="/" prefetch={false} className={buttonClass()}>
          Arenas to judge in
        </Link>
      </div>
    </>
  );
}
