import type { PersonalContent, PersonalSystem } from "../schema";

/** A system with my rating and everyone's, each with an interval of ±40 points. */
export function systemOf(name: string, mine: number, everyone: number, reach = 60): PersonalSystem {
  const points = mine - everyone;
  const rated = (rating: number) => ({ rating, low: rating - 40, high: rating + 40, rank: 1 });
  return {
    system: name.toLowerCase().replaceAll(" ", "-"),
    name,
    strategy: "persona",
    mine: rated(mine),
    everyone: rated(everyone),
    difference: { points, low: points - reach, high: points + reach, isBeyondChance: Math.abs(points) > reach },
    votes: 4,
  };
}

/** A board of 24 votes for oneself. */
export function personalBoardOf(systems: readonly PersonalSystem[]): PersonalContent {
  const share = { share: 0.5, low: 0.29, high: 0.71, count: 24 };
  return {
    readings: [
      {
        standpoint: "owner",
        votes: 24,
        systems: [...systems],
        kind: null,
        consistency: { all: null, sameSides: null, turnedSides: null },
        left: { share, pValue: 1 },
      },
    ],
    spread: 80,
    everyone: { votes: 12_000, simulatedVotes: 11_900, annotators: 130 },
  };
}
