import { type Belief, priorBelief } from "./belief";
import { chooseProbe } from "./gain";
import { observe } from "./observe";
import { comparisonVerdicts, type Probe } from "./probe";
import { type Question, questions } from "./questions";
import { type WarmUpPair, warmUpPairs } from "./warm-up-pairs";

/** What a person said of a warm-up pair; `both_bad` and null (skipped) tell nothing of the difference. */
export type WarmUpVerdict = (typeof comparisonVerdicts)[number] | "both_bad";

/** What a person said so far, in order. Null is a question or a pair that they skipped. */
export interface Evidence {
  readonly answers: readonly { readonly question: string; readonly answer: number | null }[];
  readonly verdicts: readonly { readonly pair: string; readonly verdict: WarmUpVerdict | null }[];
}

export type InterviewStep =
  | { readonly kind: "question"; readonly question: Question; readonly gain: number; readonly progress: Progress }
  | { readonly kind: "pair"; readonly pair: WarmUpPair; readonly gain: number; readonly progress: Progress }
  | { readonly kind: "done" };

/** How far one is: steps taken, and how many there will be at the most. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Answered questions after which the pairs begin, and how many are put at the most, skipped ones included. */
const answeredQuestions = 8;
const askedQuestions = 12;
const askedPairs = 4;

/** Nats below which another question is not worth the time. A fresh question of the bank has 0.28 to 0.36; after seven answers some 0.22 to 0.26 are left. */
const smallestGain = 0.23;

/**
 * What comes next: the question that is expected to tell most given all answers, then the pair that does; nothing when eight
 * questions were answered (or little is left to learn, or twelve were put) and four pairs were shown. Some 25 gains: milliseconds.
 *
 * @param leaves `questions`: no further question; `all`: nothing further
 * @throws RangeError evidence about a question or pair that is not there, or an answer out of 1…5
 */
export function nextStep(evidence: Evidence, leaves: "questions" | "all" | null = null): InterviewStep {
  if (leaves === "all") return { kind: "done" };
  const belief = beliefFrom(evidence);
  const { answers, verdicts } = evidence;
  const wasAnswered = answers.filter(({ answer }) => answer !== null).length;
  if (leaves === null && verdicts.length === 0 && wasAnswered < answeredQuestions && answers.length < askedQuestions) {
    const put = new Set(answers.map(({ question }) => question));
    const best = chooseProbe(
      belief,
      questions.filter(({ key }) => !put.has(key)),
    );
    if (best && best.gain >= smallestGain) {
      const of = answeredQuestions + (answers.length - wasAnswered) + askedPairs;
      const progress = { done: answers.length, of: Math.min(of, askedQuestions + askedPairs) };
      return { kind: "question", question: best.probe, gain: best.gain, progress };
    }
  }
  const shown = new Set(verdicts.map(({ pair }) => pair));
  const best =
    verdicts.length < askedPairs
      ? chooseProbe(
          belief,
          warmUpPairs.filter(({ key }) => !shown.has(key)),
        )
      : null;
  if (!best) return { kind: "done" };
  const progress = { done: answers.length + verdicts.length, of: answers.length + askedPairs };
  return { kind: "pair", pair: best.probe, gain: best.gain, progress };
}

/**
 * What is known of a taste after everything that was said, in the order it was said. Skipped steps change nothing.
 *
 * @throws RangeError as `nextStep`
 */
export function beliefFrom({ answers, verdicts }: Evidence): Belief {
  let belief = priorBelief();
  for (const { question, answer } of answers) {
    const probe = find(questions, question);
    if (answer !== null) belief = observe(belief, probe, answer - 1);
  }
  for (const { pair, verdict } of verdicts) {
    const probe = find(warmUpPairs, pair);
    // Two that fit equally badly say nothing of the way from one to the other.
    if (verdict !== null && verdict !== "both_bad")
      belief = observe(belief, probe, comparisonVerdicts.indexOf(verdict));
  }
  return belief;
}

function find<Kind extends Probe>(probes: readonly Kind[], key: string): Kind {
  const probe = probes.find((one) => one.key === key);
  if (!probe) throw new RangeError(`There is no question or pair "${key}".`);
  return probe;
}
