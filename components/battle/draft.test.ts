import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { castVoteBody } from "@/lib/votes/schema";
import { type Draft, type DraftChip, emptyDraft, isEmptyDraft, toVoteBody } from "./draft";
import { parseDraft } from "./parse-draft";

const key = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const zone = fc.constantFrom("below", "acceptable", "hoped", null);
const mark = fc.integer({ min: 1, max: 100 });

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  verdict: fc.constantFrom("left", "right", "tie", "both_bad", null),
  quality: fc.constantFrom("left", "tie", "right", null),
  chips: fc.uniqueArray(
    fc.record({
      key,
      side: fc.constantFrom("left", "right", "both"),
      polarity: fc.constantFrom("positive", "negative"),
    }),
    { maxLength: 20, selector: (chip) => `${chip.key} ${chip.side}` },
  ),
  texts: fc.record({ left: fc.string({ unit: "binary" }), right: fc.string(), general: fc.string() }),
  confidence: fc.constantFrom("sure", "leaning", "guess", null),
  satisfaction: fc.record({ left: zone, right: zone }),
  criteria: fc.dictionary(
    key,
    fc.oneof(
      fc.record({ side: fc.constantFrom("left", "tie", "right") }),
      fc.record({ left: mark, right: mark }),
      fc.record({ left: mark }),
    ),
    { maxKeys: 10, noNullPrototype: true },
  ),
});

describe("a draft", () => {
  it("comes back from storage as it went in", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const kept = { draft, telemetry: { zooms: 3 }, keptAtMs: 1_700_000_000_000 };
        expect(parseDraft(JSON.stringify(kept))).toEqual(kept);
      }),
    );
  });

  it("is refused where the storage holds something else", () => {
    const good = { draft: emptyDraft, telemetry: {}, keptAtMs: 1 };
    expect(parseDraft(JSON.stringify(good))).not.toBeNull();
    const wrong = [
      "",
      "{",
      "null",
      "[]",
      '"text"',
      JSON.stringify({ ...good, draft: { ...emptyDraft, verdict: "maybe" } }),
      JSON.stringify({ ...good, draft: { ...emptyDraft, quality: "both_bad" } }),
      JSON.stringify({ ...good, draft: { ...emptyDraft, chips: {} } }),
      JSON.stringify({ ...good, draft: { ...emptyDraft, confidence: "certain" } }),
      JSON.stringify({ ...good, draft: { ...emptyDraft, texts: { left: "" } } }),
    ];
    for (const text of wrong) expect(parseDraft(text), text).toBeNull();
  });

  it("keeps its texts where an earlier version of the page wrote it, or its answers are none", () => {
    const texts = { left: "the cost", right: "", general: "" };
    const earlier = { verdict: "left", quality: null, chips: ["tone"], texts };
    const read = (draft: unknown) => parseDraft(JSON.stringify({ draft, telemetry: {}, keptAtMs: 1 }))?.draft;
    expect(read(earlier)).toEqual({ ...emptyDraft, verdict: "left", texts });
    const criteria = {
      good: { left: 3 },
      empty: {},
      worded: { left: "3" },
      both: { side: "left", left: 3 },
      high: { left: 101 },
    };
    const chips = [
      { key: "tone", side: "left" },
      { key: "tone", side: "up", polarity: "positive" },
    ];
    expect(read({ ...emptyDraft, texts, criteria, chips, satisfaction: { left: "fine", right: "hoped" } })).toEqual({
      ...emptyDraft,
      texts,
      criteria: { good: { left: 3 } },
      satisfaction: { left: null, right: "hoped" },
    });
  });

  it("is empty only when nothing was given", () => {
    expect(isEmptyDraft(emptyDraft)).toBe(true);
    expect(isEmptyDraft({ ...emptyDraft, verdict: "tie" })).toBe(false);
    expect(isEmptyDraft({ ...emptyDraft, confidence: "sure" })).toBe(false);
    expect(isEmptyDraft({ ...emptyDraft, satisfaction: { left: null, right: "below" } })).toBe(false);
    expect(isEmptyDraft({ ...emptyDraft, criteria: { length: { side: "tie" } } })).toBe(false);
    expect(isEmptyDraft({ ...emptyDraft, texts: { ...emptyDraft.texts, general: "x" } })).toBe(false);
  });
});

describe("the request of a draft", () => {
  it("is one that the server takes, whatever was typed", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const body = toVoteBody(draft, {});
        if (draft.verdict === null) expect(body).toBeNull();
        else expect(castVoteBody.safeParse(body).success).toBe(true);
      }),
    );
  });

  it("leaves out what was left empty", () => {
    expect(toVoteBody({ ...emptyDraft, verdict: "left" }, {})).toEqual({ fit: "left", telemetry: {} });
  });

  it("says of the reasons those that the verdict asks for, though the draft keeps the others", () => {
    const chip = (side: DraftChip["side"], polarity: DraftChip["polarity"]): DraftChip => ({
      key: `${polarity}-${side}`,
      side,
      polarity,
    });
    const chips = (["left", "right", "both"] as const).flatMap((side) => [
      chip(side, "positive"),
      chip(side, "negative"),
    ]);
    const said = (verdict: Draft["verdict"]) =>
      toVoteBody({ ...emptyDraft, verdict, chips }, {})?.chips?.map((one) => one.key);
    expect(said("left")).toEqual(["positive-left", "negative-right"]);
    expect(said("right")).toEqual(["negative-left", "positive-right"]);
    expect(said("tie")).toEqual(["positive-both"]);
    expect(said("both_bad")).toEqual(["negative-left", "negative-right"]);
  });

  it("keeps texts, trimmed and without what the record refuses", () => {
    const tone = { key: "tone", side: "both", polarity: "positive" } as const;
    const texts = { left: "  cost of the works\n", right: " ", general: "a\u0000b\ud800" };
    expect(toVoteBody({ ...emptyDraft, verdict: "tie", quality: "right", chips: [tone], texts }, {})).toEqual({
      fit: "tie",
      quality: "right",
      chips: [{ key: "tone", side: "both" }],
      feedback: { left: "cost of the works", general: "ab\ufffd" },
      telemetry: {},
    });
  });
});
