import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readProblem } from "@/components/battle/request";
import { assessBody } from "@/lib/assessments/schema";
import { type AssessDraft, emptyAssessDraft, isEmptyAssessDraft, parseAssessDraft, toAssessBody } from "./assess-draft";
import { readAssessKey } from "./assess-keys";
import { type AssessEvent, type AssessState, initialAssessState, sayAssessed, stepAssessment } from "./assess-state";
import { readMark } from "./read-mark";

const anyDraft: fc.Arbitrary<AssessDraft> = fc.record({
  fit: fc.option(fc.integer({ min: 0, max: 100 })),
  marks: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/), fc.integer({ min: 1, max: 5 }), { maxKeys: 5 }),
  feedback: fc.string({ unit: "binary" }),
});

describe("a draft of an assessment", () => {
  it("comes back from storage as it went in, and becomes a request that the API takes", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const kept = { draft, telemetry: { zooms: 3 }, keptAtMs: 1_700_000_000_000 };
        expect(parseAssessDraft(JSON.stringify(kept))).toEqual(JSON.parse(JSON.stringify(kept)));
        const body = toAssessBody(draft, { timeToVerdictMs: 7, visibleMs: { left: 5, right: 0 }, input: "key" });
        expect(body === null).toBe(draft.fit === null);
        if (!body) return;
        expect(assessBody.safeParse(body).success).toBe(true);
        expect(body.telemetry).toEqual({ timeToFitMs: 7, visibleMs: 5, input: "key" });
      }),
    );
  });

  it("is refused where the storage holds something else", () => {
    const good = { draft: emptyAssessDraft, telemetry: {}, keptAtMs: 1 };
    expect(parseAssessDraft(JSON.stringify(good))).toEqual(good);
    const wrong = [
      "{",
      "null",
      JSON.stringify({ draft: { ...emptyAssessDraft, fit: "4" } }),
      JSON.stringify({ draft: { ...emptyAssessDraft, marks: { clarity: "5" } } }),
      JSON.stringify({ draft: { ...emptyAssessDraft, feedback: null } }),
      JSON.stringify({ draft: { fit: 4, feedback: "" } }),
    ];
    for (const text of wrong) expect(parseAssessDraft(text), text).toBeNull();
  });

  it("leaves out what is empty", () => {
    expect(isEmptyAssessDraft(emptyAssessDraft)).toBe(true);
    expect(isEmptyAssessDraft({ ...emptyAssessDraft, fit: 0 })).toBe(false);
    expect(toAssessBody({ ...emptyAssessDraft, fit: 0, feedback: " \u0000 " }, {})).toEqual({ fit: 0, telemetry: {} });
  });
});

const reveal = {
  system: "alpha",
  name: "Alpha",
  family: "Alpha",
  strategy: "generic",
  description: "A system.",
  personaUse: "nothing",
};

function stepThrough(...events: AssessEvent[]): AssessState {
  return events.reduce(stepAssessment, initialAssessState);
}

function refusalOf(status: number, body: object): AssessEvent {
  return { type: "refused", problem: readProblem(status, JSON.stringify(body), null) };
}

describe("an assessment", () => {
  const rated: AssessEvent[] = [
    { type: "rate", fit: 4 },
    { type: "mark", key: "clarity", mark: 5 },
    { type: "write", text: "Names the cost." },
  ];

  it("is sent once it has a fit, and tells who made the output", () => {
    expect(stepThrough({ type: "send" }).phase).toBe("judging");
    const state = stepThrough(...rated, { type: "send" }, { type: "stored", reveal });
    expect(state).toMatchObject({ phase: "revealed", reveal });
    expect(sayAssessed(state, 5)).toEqual(["You gave it 4 of 5.", "It is Alpha."]);
    expect(stepAssessment(state, { type: "rate", fit: 1 })).toBe(state);
  });

  it("takes a mark back, and the fit", () => {
    const state = stepThrough(...rated, { type: "mark", key: "clarity", mark: null }, { type: "rate", fit: null });
    expect(state.draft).toEqual({ fit: null, marks: {}, feedback: "Names the cost." });
  });

  it("folds its questions away only where there is a fit, and comes back folded", () => {
    const fold = { type: "fold", isFolded: true } as const;
    expect(stepAssessment(initialAssessState, fold).isFolded).toBe(false);
    const folded = stepAssessment(stepAssessment(initialAssessState, { type: "rate", fit: 4 }), fold);
    expect(folded.isFolded).toBe(true);
    expect(stepAssessment(folded, { type: "rate", fit: 5 }).isFolded, "another fit").toBe(true);
    expect(stepAssessment(folded, { type: "rate", fit: null }).isFolded, "none").toBe(false);
    expect(stepAssessment(initialAssessState, { type: "restore", draft: folded.draft }).isFolded).toBe(true);
  });

  it("keeps everything when it could not be sent", () => {
    const state = stepThrough(...rated, { type: "send" }, refusalOf(503, { code: "unavailable" }));
    expect(state).toMatchObject({ phase: "judging", trouble: { code: "unavailable" } });
    expect(state.draft).toEqual(stepThrough(...rated).draft);
    expect(stepAssessment(state, { type: "send" }).trouble).toBeNull();
  });

  it("that was stored before says which one counts", () => {
    const refusal = (fit: number) => refusalOf(409, { code: "already_assessed", assessment: { fit }, reveal });
    expect(sayAssessed(stepThrough(...rated, { type: "send" }, refusal(4)), 5)[0]).toContain("counts once: 4 of 5.");
    expect(sayAssessed(stepThrough(...rated, { type: "send" }, refusal(2)), 5)[0]).toContain("which stays: 2 of 5.");
    expect(stepThrough(...rated, { type: "send" }, refusalOf(410, { code: "showing_expired" })).phase).toBe("expired");
    expect(stepThrough(...rated, { type: "send" }, refusalOf(404, { code: "showing_not_found" })).phase).toBe("gone");
  });
});

describe("a key", () => {
  const pressed = { hasCommand: false, hasAlt: false, hasShift: false, isRepeat: false };
  const free = { isTyping: false, isReasoning: false, takesArrows: false, takesEnter: false };
  const page = {
    phase: "judging",
    scale: 5,
    hasFit: false,
    hasSource: true,
    isSourceOpen: false,
    isHistoryOpen: false,
    hasImages: true,
  } as const;
  const read = (key: string, context = {}, focus = {}) =>
    readAssessKey({ ...pressed, key }, { ...free, ...focus }, { ...page, ...context });

  it("gives the fit on a short scale and begins a number on a long one", () => {
    expect(read("5")).toEqual({ type: "rate", fit: 5 });
    expect(read("6")).toBeNull();
    expect(read("7", { scale: 100 })).toEqual({ type: "type", digit: "7" });
    expect(read("4", {}, { isTyping: true })).toBeNull();
    expect(read("4", {}, { isReasoning: true })).toBeNull();
    expect(read("4", { phase: "sending" })).toBeNull();
    expect(read("4", { phase: "revealed" })).toBeNull();
  });

  it("sends only with a fit, and otherwise means what it means in a battle", () => {
    expect(read("Enter")).toBeNull();
    expect(read("Enter", { hasFit: true })).toEqual({ type: "send" });
    expect(read("Enter", { phase: "revealed" })).toEqual({ type: "next" });
    expect(read("s")).toEqual({ type: "toggleSource" });
    expect(read("h")).toEqual({ type: "toggleHistory" });
    expect(read("+")).toEqual({ type: "zoom", to: "in" });
    expect(read("Escape", { hasFit: true })).toEqual({ type: "back" });
    for (const key of ["a", "b", "t", "x", "ArrowLeft", "ArrowRight"]) expect(read(key, { hasFit: true })).toBeNull();
  });
});

describe("a typed mark", () => {
  const read = (text: string, isUnreadable = false, lowest = 0) => readMark(text, isUnreadable, lowest, 100);

  it("is one of the scale, its ends included", () => {
    expect(["0", "73", "100", " 7 "].map((text) => read(text))).toEqual([0, 73, 100, 7]);
    expect(read("")).toBeNull();
  });

  it("is refused outside of it, and never becomes another one", () => {
    for (const text of ["150", "101", "-5", "-1", "7.5", "abc", "1e9"]) expect(read(text), text).toBe("refused");
    expect(read("", true), "a single minus sign").toBe("refused");
    expect(read("0", false, 1)).toBe("refused");
  });
});
