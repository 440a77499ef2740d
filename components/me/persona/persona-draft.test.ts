import { describe, expect, it } from "vitest";
import type { OwnPersona } from "@/lib/personas/own/schema";
import { addEvents, draftOf, emptyDraft, parseDraft, serializeDraft, toBody } from "./persona-draft";

const stored: OwnPersona = {
  version: 3,
  savedAt: "2026-11-25T10:00:00.000Z",
  axes: [
    { axis: "length", low: "concise", high: "detailed", about: "", mean: 0.5, sd: 0, isByHand: true },
    { axis: "form", low: "prose", high: "lists", about: "", mean: 0.2, sd: 0.3, isByHand: false },
  ],
  description: "I read at night.",
  attributes: [{ label: "Work", value: "nurse" }],
  interests: [{ topic: "dams", isLiked: true }],
  history: [{ happenedOn: "2026-01-02", action: "read", text: "A book" }],
  evidence: { answers: [{ question: "terms", answer: 2 }], verdicts: [] },
  visibility: { description: "private", preferences: "outputs", attributes: "outputs", history: "publishable" },
};

describe("the draft of a persona", () => {
  it("says what is stored, and is sent as such", () => {
    const { version: _, savedAt: __, axes: ___, ...rest } = stored;
    expect(toBody(draftOf(stored))).toEqual({ ...rest, byHand: { length: 0.5 } });
    expect(draftOf(null)).toBe(emptyDraft);
  });

  it("leaves out rows that were not filled in", () => {
    const attributes = [
      { label: "Work", value: " " },
      { label: " Age ", value: "40s\u0000" },
    ];
    expect(toBody({ ...emptyDraft, attributes }).attributes).toEqual([{ label: "Age", value: "40s" }]);
  });

  it("is read as it was kept, for two weeks, and nothing else is", () => {
    const draft = { ...draftOf(stored), unadded: { topic: "wei", pasted: "" } };
    expect(parseDraft(serializeDraft(draft, 1000), 2000)).toEqual(draft);
    expect(parseDraft(serializeDraft(draft, 0), 15 * 24 * 3600 * 1000)).toBeNull();
    for (const text of ["", "null", "[]", '{"draft":{},"keptAtMs":1}', '{"draft":null}']) {
      expect(parseDraft(text, 2)).toBeNull();
    }
  });

  it("adds events once, by day", () => {
    const event = (happenedOn: string) => ({ happenedOn, action: "read" as const, text: "A book" });
    const days = addEvents([event("2026-02-01")], [event("2026-01-01"), event("2026-02-01")]);
    expect(days.map(({ happenedOn }) => happenedOn)).toEqual(["2026-01-01", "2026-02-01"]);
  });
});
