import type { Reveal, Verdict } from "@/lib/votes/schema";

type Named = Readonly<Record<keyof Reveal, { readonly name: string }>>;

/** What a vote said, with the systems named: "TextRank persona over Lead-k", "Equal: …", "Neither: …". */
export function sayVerdict(fit: Verdict, { left, right }: Named): string {
  switch (fit) {
    case "left":
      return `${left.name} over ${right.name}`;
    case "right":
      return `${right.name} over ${left.name}`;
    case "tie":
      return `Equal: ${left.name} and ${right.name}`;
    case "both_bad":
      return `Neither: ${left.name} and ${right.name}`;
  }
}
