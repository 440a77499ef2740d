import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { castVoteBody } from "@/lib/votes/schema";
import { type Draft, emptyDraft, isEmptyDraft, parseDraft, serializeDraft, toVoteBody } from "./draft";

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  verdict: fc.constantFrom("left", "right", "tie", "both_bad", null),
  quality: fc.constantFrom("left", "tie", "right", null),
  chips: fc.array(fc.stringMatching(/^[a-z0-9-]{1,40}$/), { maxLength: 20 }),
  texts: fc.record({ left: fc.string({ unit: "binary" }), right: fc.string(), general: fc.string() }),
});

describe("a draft", () => {
  it("comes back from storage as it went in", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const kept = { draft, telemetry: { zooms: 3 }, keptAtMs: 1_700_000_000_000 };
        expect(parseDraft(serializeDraft(kept))).toEqual(kept);
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
      JSON.stringify({ ...good, draft: { ...emptyDraft, chips: [1] } }),
      JSON.stringify({ ...good, draft: { ...emptyDraft, texts: { left: "" } } }),
    ];
    for (const text of wrong) expect(parseDraft(text), text).toBeNull();
  });

  it("is empty only when nothing was given", () => {
    expect(isEmptyDraft(emptyDraft)).toBe(true);
    expect(isEmptyDraft({ ...emptyDraft, verdict: "tie" })).toBe(false);
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

  it("has no reasons for a fit where neither fits, though the draft keeps them", () => {
    const draft: Draft = { ...emptyDraft, verdict: "both_bad", quality: "tie", chips: ["tone"] };
    expect(toVoteBody(draft, {})).toEqual({ fit: "both_bad", quality: "tie", telemetry: {} });
    for (const verdict of ["left", "right", "tie"] as const) {
      expect(toVoteBody({ ...draft, verdict }, {})?.chips).toEqual(["tone"]);
    }
  });

  it("keeps texts, trimmed and without what the record refuses", () => {
    const texts = { left: "  cost of the works\n", right: " ", general: "a\u0000b\ud800" };
    expect(toVoteBody({ ...emptyDraft, verdict: "tie", quality: "right", chips: ["tone"], texts }, {})).toEqual({
      fit: "tie",
      quality: "right",
      chips: ["tone"],
      feedback: { left: "cost of the works", general: "ab\ufffd" },
      telemetry: {},
    });
  });
});
