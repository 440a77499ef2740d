import { expect, it } from "vitest";
import { readStepKey, withoutLast } from "./read-step-key";

const progress = { done: 0, of: 12 };
const question = { kind: "question", key: "k", text: "", low: "", high: "", progress } as const;
const side = { type: "text", text: "" } as const;
const pair = { kind: "pair", key: "k", prompt: "", left: side, right: side, progress } as const;

it("reads digits for questions, and an arena's keys for pairs", () => {
  expect(readStepKey("5", question)).toEqual({ type: "answer", answer: 5 });
  expect(["6", "a", "Enter"].map((key) => readStepKey(key, question))).toEqual([null, null, null]);
  expect(["ArrowLeft", "B", "t", "x"].map((key) => readStepKey(key, pair))).toEqual(
    ["left", "right", "tie", "both_bad"].map((verdict) => ({ type: "judge", verdict })),
  );
  expect(readStepKey("1", pair)).toBeNull();
  expect([readStepKey("s", pair), readStepKey("Backspace", question)]).toEqual([{ type: "skip" }, { type: "back" }]);
  expect(readStepKey("s", { kind: "done" })).toBeNull();
});

it("goes back over pairs, then over questions", () => {
  const answers = [{ question: "one", answer: 1 }];
  const verdicts = [{ pair: "two", verdict: null }];
  expect(withoutLast({ answers, verdicts })).toEqual({ answers, verdicts: [] });
  expect(withoutLast({ answers, verdicts: [] })).toEqual({ answers: [], verdicts: [] });
});
