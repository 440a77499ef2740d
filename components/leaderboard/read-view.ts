import { type BoardView, boardQuery } from "@/lib/leaderboards/schema";

/** The view that a page's query asks for. An unknown or repeated one is `all`, and `isKnown` is false. */
export function readView(votes: string | string[] | undefined): { view: BoardView; isKnown: boolean } {
  const parsed = boardQuery.safeParse({ votes });
  return parsed.success ? { view: parsed.data.votes, isKnown: true } : { view: "all", isKnown: false };
}
