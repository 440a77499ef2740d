import { describe, expect, it } from "vitest";
import type { PersonaProfile } from "@/lib/systems/port";
import { statedForm, targetWords } from "./persona-form";
import {
  borrowedTerms,
  datedTerms,
  distilledTerms,
  oneSided,
  queryOf,
  similarityOf,
  statedTerms,
} from "./persona-terms";
import { describeBorrowedUse, describeStatedUse, describeWordUse } from "./persona-use";

function profile(slug: string, changes: Partial<PersonaProfile>): PersonaProfile {
  return { slug, name: slug, headline: "", description: "", attributes: [], preferences: [], history: [], ...changes };
}

const topic = (label: string, value: string, isLiked = true, weight = 1) => ({
  aspect: "topic",
  label,
  value,
  isLiked,
  weight,
});

const inés = profile("inés", {
  headline: "keeps a canal",
  preferences: [topic("water", "rivers river canals", true, 2), topic("ceremony", "parade", false)],
  history: [
    { happenedOn: "2025-06-30", action: "liked", text: "dams" },
    { happenedOn: "2025-01-01", action: "read", text: "dams and wells" },
    { happenedOn: "2025-06-30", action: "disliked", text: "tariffs" },
  ],
});

describe("statedTerms", () => {
  it("counts a stem once for each topic and turns avoided topics negative", () => {
    expect(queryOf(statedTerms(inés))).toEqual([
      ["river", 2],
      ["canal", 2],
      ["parad", -1],
    ]);
    expect(oneSided(statedTerms(inés), -1)).toEqual([["parad", 1]]);
  });
});

describe("datedTerms", () => {
  it("halves with every 180 days before the newest event", () => {
    // 2025-01-01 lies 180 days before 2025-06-30: read ½ · ½ = 0.25. dam: 1 + 0.25.
    const weights = new Map(queryOf(datedTerms(inés)));
    expect(weights.get("dam")).toBeCloseTo(1.25, 12);
    expect(weights.get("well")).toBeCloseTo(0.25, 12);
    expect(weights.get("tariff")).toBe(-1);
  });

  it("is empty without history", () => {
    expect(datedTerms(profile("new", {})).size).toBe(0);
  });
});

const tomás = profile("tomás", {
  preferences: [topic("locks", "canals locks", true), topic("parades", "parade", true)],
});
const ana = profile("ana", { preferences: [topic("stars", "telescope", true)] });

describe("similarityOf and borrowedTerms", () => {
  it("is the cosine of wants: canal is shared, parad opposed", () => {
    // inés: river 2, canal 2, parad −1, dam 1.25, well 0.25, tariff −1: norm² = 4+4+1+1.5625+0.0625+1 = 11.625. tomás: canal 1, lock 1, parad 1: norm² = 3.
    // Product 2 − 1 = 1; 1/√34.875.
    expect(similarityOf(inés, tomás)).toBeCloseTo(1 / Math.sqrt(34.875), 12);
    expect(similarityOf(inés, ana)).toBe(0);
  });

  it("borrows from the similar, nothing that is avoided, nothing from strangers", () => {
    const terms = borrowedTerms(inés, [ana, tomás]);
    expect(new Map(queryOf(terms))).toEqual(
      new Map([
        ["river", 2],
        ["canal", 2.6],
        ["parad", -1],
        ["lock", 0.6],
      ]),
    );
    expect(terms.get("lock")?.origin).toBe("tomás");
  });
});

describe("distilledTerms", () => {
  it("prefers what is said often and by few, and leaves out what is avoided", () => {
    const terms = distilledTerms(inés, [tomás, ana]);
    // canal: headline and value, two of three profiles: 2·ln(2.5). river: twice in the value, one of three: 2·ln 4.
    expect(terms.get("river")?.weight).toBeGreaterThan(terms.get("canal")?.weight ?? 1);
    expect(terms.has("parad")).toBe(false);
    expect(terms.has("tariff")).toBe(false);
    expect(Math.max(...[...terms.values()].map((term) => term.weight))).toBe(1);
  });
});

describe("the form", () => {
  it("is what was stated, or what was not refused", () => {
    expect(statedForm(inés)).toEqual({ layout: "prose", length: "usual" });
    const terse = profile("terse", {
      preferences: [
        { aspect: "form", isLiked: false, label: "no prose", value: "prose", weight: 1 },
        { aspect: "length", isLiked: true, label: "short", value: "short", weight: 1 },
      ],
    });
    expect(statedForm(terse)).toEqual({ layout: "bullets", length: "short" });
    expect(targetWords(80, statedForm(terse))).toBe(52);
    expect(targetWords(undefined, statedForm(inés))).toBe(80);
  });
});

describe("the phrase after the vote", () => {
  const form = { layout: "bullets", length: "short" } as const;

  it("names only what was used", () => {
    const terms = statedTerms(inés);
    expect(describeStatedUse(terms, form, "A river ran.", "A river ran past the parade.")).toBe(
      "likes water; avoids ceremony; short; bullets",
    );
    expect(describeStatedUse(terms, { layout: "prose", length: "usual" }, "Stars.", "Stars.")).toBe(
      "nothing of it is in the source",
    );
    expect(describeWordUse("dated history", datedTerms(inés), form, "Dams hold.")).toBe(
      "dated history: dams; short; bullets",
    );
  });

  it("names who lent a term", () => {
    const phrase = describeBorrowedUse(
      statedTerms(inés),
      borrowedTerms(inés, [tomás]),
      form,
      "The lock opened.",
      "The lock opened.",
    );
    expect(phrase).toBe("borrowed from tomás: locks; short; bullets");
  });
});
