import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reveal } from "@/lib/votes/schema";
import { type BattleEvent, type BattleState, countedVerdict, initialState, isOpen, stepBattle } from "./battle-state";
import { emptyDraft } from "./draft";
import type { Problem } from "./request";

const made = (name: string) => ({
  system: name,
  name,
  family: name,
  strategy: "generic",
  description: "",
  personaUse: "",
});
const reveal: Reveal = { left: made("one"), right: made("two") };
const problem = (code: string, body: Record<string, unknown> = {}): Problem => ({
  code,
  detail: "",
  retryAfterSeconds: null,
  body,
});
const tone = { key: "tone", side: "left", polarity: "positive" } as const;
const run = (...events: BattleEvent[]): BattleState => events.reduce(stepBattle, initialState);

describe("the way of a judgement", () => {
  it("needs a verdict and a sending, nothing more", () => {
    const state = run({ type: "choose", verdict: "left" }, { type: "send" }, { type: "stored", reveal });
    expect(state).toMatchObject({ phase: "revealed", reveal, hadVote: false });
  });

  it("takes another verdict until it is sent, and none after", () => {
    const changed = run({ type: "choose", verdict: "left" }, { type: "choose", verdict: "both_bad" });
    expect(changed.draft.verdict).toBe("both_bad");
    const sent = stepBattle(stepBattle(changed, { type: "send" }), { type: "choose", verdict: "left" });
    expect(sent).toMatchObject({ phase: "sending", draft: { verdict: "both_bad" } });
  });

  it("opens its questions with the verdict, folds them away until the next answer, and comes back folded", () => {
    const folded = run({ type: "choose", verdict: "left" }, { type: "fold", isFolded: true });
    expect(run({ type: "fold", isFolded: true }).isFolded, "there is nothing to fold yet").toBe(false);
    expect(run({ type: "choose", verdict: "left" }).isFolded).toBe(false);
    expect(folded.isFolded).toBe(true);
    expect(stepBattle(folded, { type: "choose", verdict: "tie" }).isFolded, "another verdict").toBe(true);
    expect(stepBattle(folded, { type: "rate", quality: "tie" }).isFolded, "an answer by key").toBe(false);
    const anew = [{ type: "back" }, { type: "choose", verdict: "right" }] as const;
    expect(anew.reduce(stepBattle, folded).isFolded, "a verdict given anew").toBe(false);
    expect(run({ type: "restore", draft: folded.draft }).isFolded, "a draft that was kept").toBe(true);
  });

  it("goes back to the verdict and keeps what was written", () => {
    const state = run(
      { type: "choose", verdict: "tie" },
      { type: "write", field: "left", text: "the cost" },
      { type: "toggleChip", chip: tone },
      { type: "back" },
    );
    expect(state).toMatchObject({
      phase: "judging",
      draft: { verdict: null, chips: [tone], texts: { left: "the cost" } },
    });
  });

  it("takes a quality or a chip back when it is given twice", () => {
    const twice = run(
      { type: "choose", verdict: "tie" },
      { type: "rate", quality: "left" },
      { type: "rate", quality: "left" },
      { type: "toggleChip", chip: tone },
      { type: "toggleChip", chip: { ...tone, side: "right" } },
      { type: "toggleChip", chip: tone },
    );
    expect(twice.draft).toMatchObject({ quality: null, chips: [{ key: "tone", side: "right" }] });
  });

  it("takes further answers, and takes each back when it is given twice", () => {
    const answers: BattleEvent[] = [
      { type: "trust", confidence: "guess" },
      { type: "satisfy", side: "right", satisfaction: "below" },
      { type: "compare", key: "length", side: "tie" },
    ];
    const choose: BattleEvent = { type: "choose", verdict: "left" };
    expect(run(choose, ...answers).draft).toMatchObject({
      confidence: "guess",
      satisfaction: { left: null, right: "below" },
      criteria: { length: { side: "tie" } },
    });
    expect(run(choose, ...answers, ...answers).draft).toEqual({ ...emptyDraft, verdict: "left" });
    expect(run(...answers).draft, "without a verdict nothing is asked").toEqual(emptyDraft);
  });

  it("marks each side on a scale, and forgets a criterion without marks", () => {
    const left: BattleEvent = { type: "mark", key: "relevance", side: "left", mark: 4 };
    const right: BattleEvent = { type: "mark", key: "relevance", side: "right", mark: 2 };
    const marked = run({ type: "choose", verdict: "left" }, left, right, { ...left, mark: 5 });
    expect(marked.draft.criteria).toEqual({ relevance: { left: 5, right: 2 } });
    const rightAlone = stepBattle(marked, { ...left, mark: null });
    expect(rightAlone.draft.criteria).toEqual({ relevance: { right: 2 } });
    expect(stepBattle(rightAlone, { ...right, mark: null }).draft.criteria).toEqual({});
  });

  it("keeps the draft when a sending fails, and forgets the trouble with the next", () => {
    const failed = run(
      { type: "choose", verdict: "right" },
      { type: "write", field: "general", text: "both too long" },
      { type: "send" },
      { type: "refused", problem: problem("unavailable") },
    );
    expect(failed).toMatchObject({
      phase: "detailing",
      trouble: { code: "unavailable" },
      draft: { verdict: "right", texts: { general: "both too long" } },
    });
    expect(stepBattle(failed, { type: "send" }).trouble).toBeNull();
  });

  it("shows the stored reveal when the battle already had its vote", () => {
    const state = run(
      { type: "choose", verdict: "right" },
      { type: "send" },
      { type: "refused", problem: problem("already_voted", { reveal, vote: { fit: "tie" } }) },
    );
    expect(state).toMatchObject({ phase: "revealed", reveal, hadVote: true, draft: { verdict: "right" } });
    expect(countedVerdict(state)).toBe("tie");
  });

  it("makes up no verdict where the stored one is not told", () => {
    for (const vote of [undefined, null, {}, { fit: "maybe" }]) {
      const refused: BattleEvent = { type: "refused", problem: problem("already_voted", { reveal, vote }) };
      expect(countedVerdict(run({ type: "choose", verdict: "right" }, { type: "send" }, refused))).toBeNull();
    }
  });

  it("counts the chosen verdict until the server has told another", () => {
    expect(countedVerdict(run({ type: "choose", verdict: "left" }))).toBe("left");
    expect(countedVerdict(run({ type: "choose", verdict: "left" }, { type: "send" }, { type: "stored", reveal }))).toBe(
      "left",
    );
  });

  it("ends where the battle expired or is somebody else's", () => {
    const endAfter = (code: string) =>
      run({ type: "choose", verdict: "right" }, { type: "send" }, { type: "refused", problem: problem(code) }).phase;
    expect(endAfter("battle_expired")).toBe("expired");
    expect(endAfter("battle_not_found")).toBe("gone");
    expect(endAfter("consent_required")).toBe("detailing");
  });

  it("restores a draft only before anything was chosen", () => {
    const draft = { ...emptyDraft, verdict: "left" as const };
    expect(run({ type: "restore", draft })).toMatchObject({ phase: "detailing", draft });
    expect(run({ type: "restore", draft: { ...draft, verdict: null } }).phase).toBe("judging");
    expect(run({ type: "choose", verdict: "tie" }, { type: "restore", draft }).draft.verdict).toBe("tie");
  });

  it("never sends without a verdict and never loses a text, in whatever order events come", () => {
    const event: fc.Arbitrary<BattleEvent> = fc.oneof(
      fc.constantFrom<BattleEvent>(
        { type: "choose", verdict: "left" },
        { type: "choose", verdict: "both_bad" },
        { type: "back" },
        { type: "rate", quality: "tie" },
        { type: "toggleChip", chip: tone },
        { type: "send" },
        { type: "stored", reveal },
        { type: "refused", problem: problem("internal") },
        { type: "refused", problem: problem("battle_expired") },
      ),
      fc.string({ minLength: 1 }).map((text): BattleEvent => ({ type: "write", field: "left", text })),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let state = initialState;
        let typed = "";
        for (const next of events) {
          if (next.type === "write" && state.phase === "detailing") typed = next.text;
          state = stepBattle(state, next);
          expect(state.draft.texts.left).toBe(typed);
          if (state.phase !== "judging") expect(state.draft.verdict).not.toBeNull();
          if (state.phase === "revealed") expect(state.reveal).not.toBeNull();
          if (state.trouble) expect(isOpen(state.phase)).toBe(true);
        }
      }),
    );
  });
});
