import { describe, expect, it } from "vitest";
import type { Reveal, Verdict } from "@/lib/votes/schema";
import { announce } from "./announce";
import { type BattleState, initialState } from "./battle-state";
import { emptyDraft } from "./draft";
import { sayOutcome } from "./say-outcome";

const made = (name: string) => ({
  system: name,
  name,
  family: name,
  strategy: "generic",
  description: "",
  personaUse: "",
});
const reveal: Reveal = { left: made("TextRank"), right: made("Lead-k") };
const revealed = (verdict: Verdict, changes: Partial<BattleState> = {}): BattleState => ({
  ...initialState,
  phase: "revealed",
  draft: { ...emptyDraft, verdict },
  reveal,
  ...changes,
});
const makers = "A is TextRank. B is Lead-k.";

describe("what became of a vote", () => {
  it("is what was said, then who made what", () => {
    const first = (verdict: Verdict, person: string | null) => sayOutcome(revealed(verdict), person)[0];
    expect(first("left", "Maja")).toBe("You said that A fits Maja better.");
    expect(first("right", null)).toBe("You said that B fits you better.");
    expect(first("tie", "Maja")).toBe("You said that both fit Maja equally.");
    expect(first("both_bad", "Maja")).toBe("You said that neither fits Maja.");
    expect(sayOutcome(revealed("left"), "Maja")[1]).toBe(makers);
  });

  it("names the verdict that is kept where there was one before", () => {
    const before = { hadVote: true, keptVerdict: "left" } as const;
    expect(sayOutcome(revealed("right", before), "Maja")).toEqual([
      "This pair already had your vote, which stays: A fits Maja better. What you sent now was not stored.",
      makers,
    ]);
    expect(sayOutcome(revealed("right", { ...before, keptVerdict: null }), "Maja")[0]).toBe(
      "This pair already had your vote, which stays. What you sent now was not stored.",
    );
  });

  it("does not alarm where the same vote arrived before its answer was lost", () => {
    expect(sayOutcome(revealed("left", { hadVote: true, keptVerdict: "left" }), "Maja")[0]).toBe(
      "This pair already had your vote, which counts once: A fits Maja better.",
    );
  });

  it("says that a pair takes no vote any more", () => {
    expect(sayOutcome({ ...revealed("left"), phase: "expired" }, "Maja")[0]).toContain("open for too long");
    expect(sayOutcome({ ...revealed("left"), phase: "gone" }, "Maja")[0]).toContain("another visitor");
    expect(sayOutcome(initialState, "Maja")).toEqual([]);
  });
});

describe("the live region", () => {
  it("says that a vote is stored only when one was", () => {
    expect(announce(revealed("left"), "Maja")).toBe("The vote is stored.");
    const twice = announce(revealed("left", { hadVote: true, keptVerdict: "tie" }), "Maja");
    expect(twice).toBe("Nothing new was stored: this pair already had your vote.");
  });
});
