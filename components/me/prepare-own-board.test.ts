import { describe, expect, it } from "vitest";
import type { PersonalReading, PersonalSystem } from "@/lib/personal-boards/schema";
import { describePicture, prepareReading } from "./prepare-own-board";
import { sayMissing } from "./say-missing";

function systemOf(name: string, mine: number, everyone: number): PersonalSystem {
  const points = mine - everyone;
  const rated = (rating: number) => ({ rating, low: rating - 40, high: rating + 40, rank: 1 });
  return {
    ...{ system: name.toLowerCase(), name, strategy: name === "Lead" ? "generic" : "persona", votes: 4 },
    ...{ mine: rated(mine), everyone: rated(everyone) },
    difference: { points, low: points - 60, high: points + 60, isBeyondChance: Math.abs(points) > 60 },
  };
}

const reading: PersonalReading = {
  ...{ standpoint: "proxy", votes: 24, kind: null },
  systems: [systemOf("TextRank", 1100, 1020), systemOf("LexRank", 1000, 1010), systemOf("Lead", 900, 1030)],
  consistency: { all: null, sameSides: null, turnedSides: null },
  left: { share: { share: 0.75, low: 0.53, high: 0.9, count: 24 }, pValue: 0.023 },
};

describe("prepareReading", () => {
  it("says who is first for me and for everyone, and how many differ beyond chance", () => {
    expect(prepareReading(reading).finding).toBe(
      "You put TextRank first, everyone Lead. 2 systems differ by more than chance does. From 24 of your votes.",
    );
    const alike = { ...reading, systems: [systemOf("TextRank", 1040, 1030), systemOf("Lead", 960, 970)] };
    expect(prepareReading(alike).finding).toBe(
      "Your votes do not yet say other than everyone's: TextRank first. No system differs by more than chance does; more votes would tell. From 24 of your votes.",
    );
  });

  it("puts the surest difference first, and says what chance does", () => {
    expect(prepareReading(reading).differences).toEqual([
      "Lead: −130 points, between −190 and −70; beyond what chance does.",
      "TextRank: +80 points, between +20 and +140; beyond what chance does.",
      "LexRank: −10 points, between −70 and +50; within what chance does.",
    ]);
  });

  it("draws all intervals on one scale that holds them", () => {
    const { rows, scale } = prepareReading(reading);
    expect(scale).toEqual(["850", "1150"]);
    for (const { mine, everyone } of rows) {
      for (const { low, value, high } of [mine.place, everyone.place]) {
        expect(0 < low && low < value && value < high && high < 100).toBe(true);
      }
    }
    expect(rows.map(({ isControl }) => isControl)).toEqual([false, false, true]);
    expect(rows[0]).toMatchObject({
      mine: { value: "1100", reach: "±40" },
      difference: { value: "+80", reach: "±60" },
    });
  });

  it("tells a bias to a side from chance, and that nothing came twice yet", () => {
    expect(prepareReading(reading).steadiness).toEqual([
      "No pair came to you twice yet, so nothing is known of how steadily you judge.",
      "The left side, A, won 75\u202f% (53\u202f% to 90\u202f%) of your 24 decided pairs. That is more than chance does: look twice at the side.",
    ]);
    const twice = { share: 0.5, low: 0.1, high: 0.9, count: 6 };
    const steady = prepareReading({
      ...reading,
      consistency: { all: twice, sameSides: null, turnedSides: twice },
      left: { share: null, pValue: null },
    }).steadiness;
    expect(steady[0]).toMatch(
      /^6 pairs were judged twice: you said the same in 50.%.+Where the sides were swapped, 50.+of 6\.$/,
    );
    expect(steady[1]).toBe("You have not preferred a side yet.");
  });

  it("tells no share of a pair or two", () => {
    const once = { share: 1, low: 0.2, high: 1, count: 1 };
    const { steadiness } = prepareReading({
      ...reading,
      consistency: { all: once, sameSides: null, turnedSides: once },
    });
    expect(steadiness[0]).toBe("One pair was judged twice. How steadily you judge is told from 5 on.");
  });

  it("describes people like you", () => {
    const kind = {
      ...{ number: 2, kinds: 3, probability: 0.83, share: 0.31, annotators: 44 },
      contrasts: [{ name: "Lead", points: 71, low: 20, high: 122 }],
    };
    expect(prepareReading({ ...reading, kind }).kind).toBe(
      "Your votes point to kind 2 of the 3 kinds of taste in this arena, with a probability of 83\u202f%. 44 annotators are most likely of it, 31\u202f% of all. Against everyone, people like you rate Lead +71 (+20 to +122).",
    );
  });
});

it("describes the picture in words", () => {
  const board = {
    ...{ votes: 24, madeAt: "2026-11-25T12:00:00.000Z", methodology: "m", spread: 80, readings: [reading] },
    everyone: { votes: 1, simulatedVotes: 0, annotators: 1 },
  };
  expect(describePicture({ arenaName: "Text", board })).toContain(
    "My five best: TextRank 1100, LexRank 1000, Lead 900. Beside them",
  );
  const alike = { ...board, readings: [{ ...reading, systems: [systemOf("TextRank", 1040, 1030)] }] };
  expect(describePicture({ arenaName: "Text", board: alike })).toContain(
    "My five best: TextRank 1040. Who is first is not sure yet. Beside them",
  );
});

it("says how far it is to a board", () => {
  expect(sayMissing({ arenaName: "Text", missingVotes: 10 })).toMatch(/^Judge 10 pairs in Text/);
  expect(sayMissing({ arenaName: "Text", missingVotes: 7 })).toMatch(/^3 of 10 pairs judged in Text\. 7 more/);
  expect(sayMissing({ arenaName: "Text", missingVotes: 1 })).toMatch(/One more/);
});
