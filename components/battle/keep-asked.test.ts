import { expect, it } from "vitest";
import { type Draft, emptyDraft } from "./draft";
import { keepAsked } from "./keep-asked";

it("drops from a kept draft what the arena does not ask any more, and nothing else", () => {
  const chip = { side: "left", polarity: "positive" } as const;
  const draft: Draft = {
    ...emptyDraft,
    verdict: "left",
    confidence: "sure",
    chips: [
      { ...chip, key: "tone" },
      { ...chip, key: "gone" },
      { ...chip, key: "dark" },
    ],
    criteria: {
      relevance: { left: 5, right: 1 },
      clarity: { left: 6 },
      length: { side: "tie" },
      warmth: { left: 2 },
      tone: { side: "left" },
      gone: { left: 1 },
    },
  };
  const arena = {
    chips: [
      { key: "tone", label: "tone", polarity: "positive" as const },
      { key: "dark", label: "dark", polarity: "negative" as const },
    ],
    criteria: [
      ...["relevance", "clarity", "tone"].map((key) => ({ kind: "scale" as const, key, label: key, scale: 5 })),
      ...["length", "warmth"].map((key) => ({ kind: "side" as const, key, label: key })),
    ],
  };
  expect(keepAsked(draft, arena)).toEqual({
    ...draft,
    chips: [{ ...chip, key: "tone" }],
    criteria: { relevance: { left: 5, right: 1 }, length: { side: "tie" } },
  });
});
