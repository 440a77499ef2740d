import { createHash } from "node:crypto";
import type { BoardView } from "./schema";

export interface CountedCell {
  readonly left: string;
  readonly right: string;
  readonly standpoint: "owner" | "proxy";
  readonly source: "human" | "simulated" | "imported";
  readonly outcome: "left" | "right" | "tie" | "both_bad";
  readonly votes: number;
}

export interface CountedSystem {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly family: string;
  readonly strategy: string;
}

/** Changes when a board would be computed otherwise from the same votes. Named in every snapshot's hash. */
export const boardMethodVersion = "davidson-1";

/** The cells that a view counts. */
export function cellsOfView(cells: readonly CountedCell[], view: BoardView): CountedCell[] {
  return cells.filter((cell) => cell.votes > 0 && (view === "all" || cell.source === "human"));
}

/** SHA-256 over what a board is computed from: equal hash, equal board. Independent of the order of rows. */
export function hashInput(cells: readonly CountedCell[], systems: readonly CountedSystem[], excluded: object): string {
  const lines = [
    ...cells.map((c) => ["cell", c.left, c.right, c.standpoint, c.source, c.outcome, c.votes].join("\t")),
    ...systems.map((s) => ["system", s.id, s.slug, s.name, s.family, s.strategy].join("\t")),
    ...Object.entries(excluded).map(([reason, votes]) => ["excluded", reason, votes].join("\t")),
  ].sort();
  return createHash("sha256")
    .update([boardMethodVersion, ...lines].join("\n"))
    .digest("hex");
}
