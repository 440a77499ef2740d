import { leastVotes, type OwnBoard } from "@/lib/personal-boards/schema";

/** How far an annotator is on the way to a board of their own: "3 of 10 pairs judged. Seven more, and …". */
export function sayMissing({ arenaName, missingVotes }: Pick<OwnBoard, "arenaName" | "missingVotes">): string {
  const judged = leastVotes - missingVotes;
  if (judged === 0) return `Judge ${leastVotes} pairs in ${arenaName}, and you have a board of your own here.`;
  const more = missingVotes === 1 ? "One more" : `${missingVotes} more`;
  return `${judged} of ${leastVotes} pairs judged in ${arenaName}. ${more}, and you have a board of your own.`;
}
