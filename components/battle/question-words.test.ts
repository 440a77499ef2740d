import { describe, expect, it } from "vitest";
import { askFit, askMissing, askSatisfaction, satisfactionZones } from "./question-words";

describe("the questions", () => {
  const fitQuestion = (person: string | null) => Object.values(askFit(person)).join("");

  it("name the person who is judged for", () => {
    expect(fitQuestion("Inés")).toBe("Which one fits Inés better?");
    expect(askMissing("Inés", "A")).toBe("What was missing for Inés in A?");
    expect(askSatisfaction("Inés", "B")).toBe("How good is B for Inés?");
    expect(satisfactionZones("Inés").hoped).toBe("what they hoped for");
  });

  it("address the annotator who judges for themselves", () => {
    expect(fitQuestion(null)).toBe("Which one fits you better?");
    expect(askMissing(null, "B")).toBe("What was missing for you in B?");
    expect(askSatisfaction(null, "A")).toBe("How good is A for you?");
    expect(satisfactionZones(null).below).toBe("below what I’d accept");
  });
});
