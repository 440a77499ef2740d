import { describe, expect, it } from "vitest";
import { axes } from "./axes";
import { estimateAxes, priorBelief } from "./belief";
import { expectedGain } from "./gain";
import { beliefFrom, type Evidence, nextStep } from "./interview";
import { observe } from "./observe";
import { questions } from "./questions";
import { seeded } from "./testing/seeded";
import { answerAs, drawTaste, squaredError } from "./testing/simulated-person";
import { warmUpPairs } from "./warm-up-pairs";

const nobody: Evidence = { answers: [], verdicts: [] };
const estimate = (evidence: Evidence, axis: string) =>
  estimateAxes(beliefFrom(evidence)).find((one) => one.axis === axis)!;

describe("the banks", () => {
  it("ask about every axis, twice or more, and name each thing once", () => {
    const keys = [...questions, ...warmUpPairs].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key } of axes) {
      const about = questions.filter(({ loadings }) => loadings.some(({ axis }) => axis === key));
      expect(about.length, key).toBeGreaterThanOrEqual(3);
      expect(
        warmUpPairs.some(({ loadings }) => loadings[0].axis === key),
        key,
      ).toBe(true);
    }
  });

  it("have probabilities that sum to one, at every place", () => {
    for (const probe of [...questions, ...warmUpPairs]) {
      for (const x of [-2, -1, -0.4, 0, 0.1, 0.7, 1.8]) {
        const chances = Array.from({ length: probe.answers }, (_, answer) => probe.chance(answer, x));
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
        expect(Math.min(...chances)).toBeGreaterThan(0);
      }
    }
  });
});

describe("nextStep", () => {
  /** Everything that simulated people are asked, until it is done. */
  function interview(answer: (question: string) => number | null): Evidence {
    let evidence = nobody;
    for (let step = nextStep(evidence); step.kind !== "done"; step = nextStep(evidence)) {
      evidence =
        step.kind === "question"
          ? {
              ...evidence,
              answers: [...evidence.answers, { question: step.question.key, answer: answer(step.question.key) }],
            }
          : { ...evidence, verdicts: [...evidence.verdicts, { pair: step.pair.key, verdict: "left" }] };
    }
    return evidence;
  }

  it("puts eight questions, then four pairs, each once, and says how far one is", () => {
    const { answers, verdicts } = interview(() => 4);
    expect([answers.length, verdicts.length]).toEqual([8, 4]);
    expect(new Set(answers.map(({ question }) => question)).size).toBe(8);
    expect(nextStep({ answers: answers.slice(0, 3), verdicts: [] })).toMatchObject({ progress: { done: 3, of: 12 } });
    expect(nextStep({ answers, verdicts: verdicts.slice(0, 1) })).toMatchObject({ progress: { done: 9, of: 12 } });
  });

  it("asks what the answers so far make worth asking: other answers, other questions", () => {
    const asked = (given: (at: number) => number) => {
      let evidence = nobody;
      for (let step = nextStep(evidence); step.kind === "question"; step = nextStep(evidence)) {
        const answer = given(evidence.answers.length);
        evidence = { ...evidence, answers: [...evidence.answers, { question: step.question.key, answer }] };
      }
      return evidence.answers.map(({ question }) => question);
    };
    const rows = [() => 1, () => 3, (at: number) => (at % 2 ? 5 : 3)].map(asked);
    expect(new Set(rows.map((row) => row.join(" "))).size).toBe(rows.length);
  });

  it("takes the question of the largest gain", () => {
    const belief = beliefFrom({ answers: [{ question: "terms", answer: 5 }], verdicts: [] });
    const step = nextStep({ answers: [{ question: "terms", answer: 5 }], verdicts: [] });
    const gains = questions.filter(({ key }) => key !== "terms").map((question) => expectedGain(belief, question));
    expect(step).toMatchObject({ kind: "question", gain: Math.max(...gains) });
  });

  it("stops before the eighth question where little is left to learn", () => {
    const extremes = interview((question) =>
      ["across-the-room", "explain-new", "report", "bad-news"].includes(question) ? 1 : 5,
    );
    expect(extremes.answers.length).toBe(7);
    const { answers } = extremes;
    const left = questions.filter(({ key }) => !answers.some(({ question }) => question === key));
    const belief = beliefFrom({ answers, verdicts: [] });
    expect(Math.max(...left.map((question) => expectedGain(belief, question)))).toBeLessThan(0.23);
  });

  it("lets everything be skipped: other questions come, twelve at the most, and nothing is known", () => {
    const evidence = interview(() => null);
    expect(evidence.answers).toHaveLength(12);
    expect(estimateAxes(beliefFrom({ ...evidence, verdicts: [] }))).toEqual(estimateAxes(priorBelief()));
  });

  it("leaves the questions or all of it where one wants to", () => {
    expect(nextStep(nobody, "questions").kind).toBe("pair");
    expect(nextStep(nobody, "all").kind).toBe("done");
  });

  it("refuses evidence about what is not there", () => {
    expect(() => nextStep({ answers: [{ question: "nothing", answer: 1 }], verdicts: [] })).toThrow(RangeError);
    expect(() => nextStep({ answers: [{ question: "terms", answer: 6 }], verdicts: [] })).toThrow(RangeError);
  });
});

describe("what is believed", () => {
  const answers = (...given: (number | null)[]): Evidence => ({
    answers: given.map((answer, at) => ({ question: ["how-much", "leave-out"][at]!, answer })),
    verdicts: [],
  });

  it("moves towards the answers, and skipping changes nothing", () => {
    expect(estimate(answers(5), "length").mean).toBeGreaterThan(0.3);
    expect(estimate(answers(1), "length").mean).toBeCloseTo(-estimate(answers(5), "length").mean, 9);
    expect(estimate(answers(5, null), "length")).toEqual(estimate(answers(5), "length"));
  });

  it("stays open where answers contradict each other", () => {
    const agreeing = estimate(answers(5, 5), "length");
    const contrary = estimate(answers(5, 1), "length");
    const prior = estimate(nobody, "length");
    expect(Math.abs(contrary.mean)).toBeLessThan(1e-9);
    expect(contrary.sd).toBeGreaterThan(agreeing.sd);
    expect(contrary.sd).toBeGreaterThan(estimate(answers(3, 3), "length").sd);
    expect(contrary.sd).toBeLessThan(prior.sd);
  });

  it("takes verdicts on pairs on the same axes; two that fit badly, and a skipped pair, say nothing", () => {
    const judged = (verdict: "left" | "right" | "tie" | "both_bad" | null) =>
      estimate({ answers: [], verdicts: [{ pair: "tides", verdict }] }, "length");
    expect(judged("right").mean).toBeGreaterThan(0.1);
    expect(judged("left").mean).toBeCloseTo(-judged("right").mean, 9);
    expect(judged("tie").sd).toBeLessThan(judged(null).sd);
    expect(judged("both_bad")).toEqual(judged(null));
    expect(judged(null)).toEqual(estimate(nobody, "length"));
  });
});

describe("simulated people whose taste is known", () => {
  // At the same number of questions chosen ones remove at least 5 % more of the error that there was before any.
  it("are known better after eight chosen questions than after eight random ones", () => {
    const random = seeded(20_261_125);
    let before = 0;
    let chosen = 0;
    let drawn = 0;
    const people = 100;
    for (let person = 0; person < people; person += 1) {
      const taste = drawTaste(random);
      let evidence = nobody;
      for (let count = 0; count < 8; count += 1) {
        const step = nextStep(evidence);
        if (step.kind !== "question") break;
        const answer = answerAs(taste, step.question, random) + 1;
        evidence = { ...evidence, answers: [...evidence.answers, { question: step.question.key, answer }] };
      }
      before += squaredError(priorBelief(), taste) / people;
      chosen += squaredError(beliefFrom(evidence), taste) / people;
      const shuffled = questions.map((question) => ({ question, turn: random() })).sort((a, b) => a.turn - b.turn);
      let belief = priorBelief();
      for (const { question } of shuffled.slice(0, 8))
        belief = observe(belief, question, answerAs(taste, question, random));
      drawn += squaredError(belief, taste) / people;
    }
    expect(before - chosen).toBeGreaterThan(1.05 * (before - drawn));
  });
});
