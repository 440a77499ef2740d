import { formatSigned } from "@/components/ui/format-number";
import type { BoardAnalysis } from "@/lib/leaderboards/schema";

type Prototypes = Extract<BoardAnalysis["prototypes"], { readonly classes: unknown }>;
export type Kind = Prototypes["classes"][number];

/** A leaning below this many points is not put into words. */
const leastSaid = 10;

const strategyWords: Readonly<Record<string, string>> = {
  generic: "non-personalized outputs",
  persona: "outputs made from the persona",
  history: "outputs made from the history",
  "profile-summary": "outputs made from a profile summary",
  collaborative: "outputs that borrow from similar personas",
};

function sayWhat({ by, name }: Kind["leanings"][number]): string {
  return by === "family"
    ? `outputs by ${name}`
    : (strategyWords[name] ?? `outputs made with ${name.replaceAll("-", " ")}`);
}

/** What a kind of taste likes more than people do as a whole, and what less, in a sentence or two. */
export function sayKind({ systems, leanings, contrasts }: Kind, nameOf: (system: string) => string): string {
  const [first] = [...systems].sort((one, other) => other.rating - one.rating);
  const most = leanings.find(({ points }) => points >= leastSaid);
  const least = leanings.findLast(({ points }) => points <= -leastSaid);
  const [surest] = contrasts;
  const likes = most ? `Likes ${sayWhat(most)} more than people as a whole do` : null;
  const dislikes = least
    ? `${likes ? "and" : "Likes"} ${sayWhat(least)} less${likes ? "" : " than people as a whole do"}`
    : null;
  const leaning = [likes, dislikes].filter(Boolean).join(", ");
  return [
    first ? `Puts ${nameOf(first.system)} first.` : "",
    leaning ? `${leaning}.` : "",
    surest ? `Stands out by rating ${nameOf(surest.system)} ${surest.points > 0 ? "higher" : "lower"}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** By how much a kind rates a system otherwise than the whole does, with the interval. */
export function sayContrast(
  { system, points, low, high }: Kind["contrasts"][number],
  nameOf: (system: string) => string,
): string {
  return `${nameOf(system)} ${formatSigned(points)} (${formatSigned(low)} to ${formatSigned(high)})`;
}
