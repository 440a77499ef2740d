import { describe, expect, it } from "vitest";
import { saidPrivacy } from "../schema";
import { sayPrivacy } from "./privacy-report";

const counts = {
  votes: 1234,
  annotators: 56,
  byArena: { text: 1234 },
  leftOut: { no_consent: 7, too_fast: 2 },
  redactions: { email: 2 },
  held: 1,
};
const loss = {
  k: 7,
  l: 3,
  annotators: 40,
  suppressed: 1,
  classes: 4,
  smallestClass: 9,
  informationLoss: 0.25,
  attributes: { age: { tens: 20, any: 3 } },
  unnamedAttributes: 2,
  axes: { length: { five: 11 } },
};
const manifest = { source: "human" as const, counts, privacy: { anonymity: loss } };
const partOf = (title: string, said = sayPrivacy(manifest)) => said.parts.find((part) => part.title === title);

describe("sayPrivacy", () => {
  it("begins with what was left out, replaced and held", () => {
    expect(sayPrivacy(manifest).headline).toBe(
      "1,234 votes are published and 9 left out; 2 places in texts were replaced and 1 text held.",
    );
    const assessments = { counts: { ...counts, votes: undefined, assessments: 10, held: 0 } };
    const { votes: _, ...ofAssessments } = assessments.counts;
    expect(sayPrivacy({ ...manifest, assessments: { counts: ofAssessments } }).headline).toBe(
      "1,234 votes and 10 assessments are published and 18 left out; 4 places in texts were replaced and 1 text held.",
    );
  });

  it("counts by kind and by reason, in words where there are any", () => {
    expect(partOf("Texts")?.tables[0]?.rows).toEqual([["an e-mail address", 2]]);
    expect(partOf("Left out")?.tables[0]?.rows).toEqual([
      ["the annotator did not agree to publish it", 7],
      ["too fast", 2],
    ]);
  });

  it("says what anonymity asked for and what it cost", () => {
    const part = partOf("What annotators say of themselves");
    const said = part?.sentences.join(" ");
    for (const words of [
      "at least 7 annotators",
      "at least 3 different places",
      "1 has nothing of it here",
      "25 % of",
    ]) {
      expect(said).toContain(words);
    }
    expect(part?.tables.map(({ rows }) => rows)).toEqual([
      [
        ["age", "in bands of ten", 20],
        ["age", "not at all", 3],
      ],
      [["length", "in five places", 11]],
    ]);
    const nobody = { ...loss, annotators: 0, suppressed: 0, classes: 0, smallestClass: null, attributes: {}, axes: {} };
    const ofNobody = sayPrivacy({ ...manifest, privacy: { anonymity: nobody } });
    expect(partOf("What annotators say of themselves", ofNobody)?.sentences.at(-1)).toContain("Of nobody");
  });

  it("says what a person decided of held texts", () => {
    const said = (more: object) =>
      partOf("Texts", sayPrivacy({ ...manifest, counts: { ...counts, ...more } }))?.sentences;
    expect(said({ withheld: 0, releasedAfterReview: 0 })).toHaveLength(2);
    expect(said({ withheld: 1, releasedAfterReview: 2 })?.slice(2)).toEqual([
      "1 text that a person has read is left out.",
      "2 texts that the machine had held are here since a person has read them, some perhaps in other words.",
    ]);
  });

  it("speaks of consent by who judged", () => {
    expect(partOf("Consent")?.sentences.join(" ")).toContain("both when voting and when this release was made");
    const simulated = partOf("Consent", sayPrivacy({ ...manifest, source: "simulated" }));
    expect(simulated?.sentences.join(" ")).toContain("not from people");
  });

  it("says of the first form, which has no record of its steps, only what that has", () => {
    const old = sayPrivacy({ source: "human", counts: { ...counts, held: undefined, leftOut: {}, redactions: {} } });
    expect(old.parts.map(({ title }) => title)).toEqual(["Consent", "Texts", "Left out"]);
    expect(old.headline).toContain("0 left out; 0 places in texts were replaced and 0 texts held");
  });

  it("has as many cells in each row as columns", () => {
    const { parts } = saidPrivacy.parse(sayPrivacy(manifest));
    for (const { columns, rows } of parts.flatMap(({ tables }) => tables)) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });
});
