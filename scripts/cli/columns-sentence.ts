import { quoted } from "@/lib/imports/file-error";
import type { VoteColumns } from "@/lib/imports/schema";

/** Which columns of a file were read as what, for the line that says so. Roles without a column are passed over. */
export function columnsSentence(roles: Readonly<Record<string, string | readonly string[] | null>>): string {
  return Object.entries(roles)
    .filter(([, columns]) => columns !== null && columns.length > 0)
    .map(([role, columns]) => `${role} from ${[columns ?? []].flat().map(quoted).join(", ")}`)
    .join("; ");
}

/** The columns of votes by their roles. */
export function rolesOf({ outcome, ...columns }: VoteColumns): Record<string, string | readonly string[] | null> {
  const { left, right, voter, group, votes, weight } = columns;
  const winner = "winner" in outcome ? outcome.winner : [outcome.left, outcome.right, outcome.tie];
  return { left, right, winner, voter, group, votes, weight };
}
