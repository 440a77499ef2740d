import { describe, expect, it } from "vitest";
import type { PersonaTerms } from "../language/persona-terms";
import { readAddress } from "./address";
import { candidatesOf, composeSummary, rankByScore, setSentences } from "./compose";
import { leadSentences } from "./lead";
import { cosineGraph, orderForPerson, rankByCentrality } from "./lexrank";
import { overlapGraph, rankByText, rankForPerson } from "./textrank";
import { wantedSentences } from "./wanted-sentences";

const text = [
  "Fellow-Citizens of the Senate: The river feeds the valley farms and orchards.",
  "Dams hold the river water for the farms.",
  "The navy sailed home with honors and prizes.",
  "Water from dams reaches the valley farms daily.",
].join(" ");
const address = readAddress(text);

function terms(...entries: [stem: string, weight: number][]): PersonaTerms {
  return new Map(entries.map(([stem, weight]) => [stem, { stem, word: stem, weight, origin: "test" }]));
}

/** The weight from one sentence to another; 0 where there is no edge. */
function weightBetween(graph: ReturnType<typeof overlapGraph>, from: number, to: number): number {
  for (let edge = graph.start[from]!; edge < graph.start[from + 1]!; edge += 1)
    if (graph.columns[edge] === to) return graph.weights[edge]!;
  return 0;
}

describe("readAddress", () => {
  it("drops the salutation and the stage directions", () => {
    expect(address.sentences[0]).toBe("The river feeds the valley farms and orchards.");
    expect(readAddress("We won. [Laughter] They lost. (Applause.)").sentences).toEqual(["We won.", "They lost."]);
  });

  it("drops a heading that ran into its sentence, not an acronym", () => {
    expect(
      readAddress("TRADE Above all we sell. NEW AND OLD NATIONS Our efforts grew. NATO Allies agreed.").sentences,
    ).toEqual(["Above all we sell.", "Our efforts grew.", "NATO Allies agreed."]);
  });

  it("tells what reads as a sentence of its own", () => {
    const mixed = readAddress(
      "II. NATIONAL STRENGTH AND THE ECONOMY OF TODAY. The harvest of the year was good in every State. It was better than the harvest of the year before.",
    );
    expect(mixed.isReadable).toEqual([false, false, true, true]);
    expect(mixed.isLeaning).toEqual([false, false, false, true]);
  });

  it("refuses an empty source", () => {
    expect(() => readAddress(undefined)).toThrow("needs the text");
    expect(() => readAddress("  ")).toThrow("no sentences");
  });
});

describe("TextRank", () => {
  it("has the edges worked by hand", () => {
    // 0: river feed valley farm orchard (5). 1: dam hold river water farm (5). 2: navi sail home honor priz (5). 3: water dam reach vallei farm daili (6).
    // 0–1 share river, farm: 2/(ln 5 + ln 5) = 0.621335. 0–3 share valley, farm: 2/(ln 5 + ln 6) = 0.588027. 1–3 share dam, water, farm: 3/(ln 5 + ln 6) = 0.882041.
    const graph = overlapGraph(address);
    expect(weightBetween(graph, 0, 1)).toBeCloseTo(0.621335, 5);
    expect(weightBetween(graph, 3, 0)).toBeCloseTo(0.588027, 5);
    expect(weightBetween(graph, 1, 3)).toBeCloseTo(0.882041, 5);
    expect(weightBetween(graph, 2, 0)).toBe(0);
  });

  it("ranks the best connected first and the stranger last", () => {
    // Strengths: 0: 1.209, 1: 1.503, 3: 1.470, 2: 0.
    expect(rankByScore([0, 1, 2, 3], rankByText(address))).toEqual([1, 3, 0, 2]);
  });

  it("follows the person, and never to what they avoid", () => {
    expect(rankByScore([0, 1, 2, 3], rankForPerson(address, terms(["navi", 1])))[0]).toBe(2);
    expect(rankByScore([0, 1, 2, 3], rankForPerson(address, terms(["orchard", 1], ["dam", -1])))[0]).toBe(0);
  });

  it("is the plain one for a person of whom the text has nothing", () => {
    expect(rankForPerson(address, terms(["moon", 1]))).toEqual(rankByText(address));
  });
});

describe("LexRank", () => {
  it("has the cosine worked by hand", () => {
    // idf: river, valley, dam, water in two of four: ln 2; farm in three: ln 4/3; others ln 4.
    // 0·1 = (ln 2)² + (ln 4/3)² = 0.480453 + 0.082760 = 0.563213.
    // |0|² = 2·0.480453 + 0.082760 + 2·1.921812 = 4.887290; |1|² = 3·0.480453 + 0.082760 + 1.921812 = 3.445931.
    // 0.563213/√(4.887290·3.445931) = 0.137242.
    const graph = cosineGraph(address);
    expect(weightBetween(graph, 0, 1)).toBeCloseTo(0.137242, 5);
    expect(weightBetween(graph, 2, 1)).toBe(0);
  });

  it("finds the centre and turns to the person", () => {
    expect(rankByScore([0, 1, 2, 3], rankByCentrality(address))[0]).toBe(1);
    expect(orderForPerson(address, [0, 1, 2, 3], terms(["navi", 1]))[0]).toBe(2);
    expect(orderForPerson(address, [0, 1, 2, 3], terms(["dam", 1], ["navi", -1])).at(-1)).toBe(2);
  });
});

describe("wantedSentences", () => {
  it("prefers the word among its own kind to the stray one", () => {
    const stray = readAddress(
      "The court sat on water. The judge spoke. The jury slept. The clerk wrote. The bailiff yawned. Reservoirs rise. The canal holds water. Dams rise.",
    );
    const { wanted } = wantedSentences(stray, terms(["water", 1], ["reservoir", 1], ["dam", 1]));
    expect(wanted[6]).toBeGreaterThan(wanted[0]!);
  });
});

describe("setting", () => {
  const prose = { layout: "prose", length: "usual" } as const;

  it("keeps the order of the text and the budget", () => {
    // 8 words each: a target of 16 takes two.
    expect(composeSummary(address, [3, 0, 1, 2], 16, prose)).toBe(`${address.sentences[0]} ${address.sentences[3]}`);
    expect(setSentences(address, [2, 0], { layout: "bullets", length: "usual" })).toBe(
      `- ${address.sentences[0]}\n- ${address.sentences[2]}`,
    );
  });

  it("never says the same twice", () => {
    const twice = readAddress(
      "Dams hold the river water here. Ships carry the winter grain abroad. Dams hold the river water there.",
    );
    expect(composeSummary(twice, [0, 2, 1], 12, prose)).toBe(
      "Dams hold the river water here. Ships carry the winter grain abroad.",
    );
  });

  it("takes the opening for the lead", () => {
    expect(leadSentences(address, 16)).toEqual([0, 1]);
    expect(candidatesOf(address, 16)).toEqual([0, 1, 2, 3]);
  });

  it("does not let a sentence become mark-up", () => {
    expect(setSentences(readAddress("We paid * for <b>bread</b> and_milk."), [0], prose)).toBe(
      "We paid \\* for \\<b\\>bread\\</b\\> and\\_milk.",
    );
  });
});
