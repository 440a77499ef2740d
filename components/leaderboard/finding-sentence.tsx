import type { Board } from "@/lib/leaderboards/schema";
import { sayFinding } from "./finding";

interface FindingSentenceProps {
  readonly board: Pick<Board, "snapshot" | "systems" | "lifts">;
  readonly size?: "page" | "section";
}

/** What the board found, as a sentence, before any table. */
export function FindingSentence({ board, size = "page" }: FindingSentenceProps) {
  const { before, number, after, rest } = sayFinding(board);
  const type = size === "page" ? "text-[1.375rem]/8" : "text-lg/7";
  return (
    <p className={`max-w-[54rem] font-serif ${type}`}>
      {before}
      {number ? <strong className="font-medium text-accent">{number}</strong> : null}
      {after}
      {rest ? <span className="text-soft"> {rest}</span> : null}
    </p>
  );
}
