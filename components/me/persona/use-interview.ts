import { useCallback, useEffect, useRef, useState } from "react";
import { type Problem, requestJson } from "@/components/battle/request";
import type { NextStepAnswer, OwnEvidence } from "@/lib/personas/own/schema";
import { type StepAction, withoutLast } from "./read-step-key";

interface InterviewOptions {
  readonly evidence: OwnEvidence;
  readonly isEnabled: boolean;
  /** What comes first where nothing was said yet: it came with the page. */
  readonly first: NextStepAnswer;
  readonly onEvidence: (evidence: OwnEvidence) => void;
}

export interface Interview {
  /** The step on screen with what it leads to; null while the first one is on its way. */
  readonly shown: NextStepAnswer | null;
  readonly isWaiting: boolean;
  readonly trouble: Problem | null;
  readonly act: (action: StepAction) => void;
  /** Leaves the questions, or everything that is left. */
  readonly leave: (what: "questions" | "all") => void;
  readonly retry: () => void;
}

/** Asks the server after each answer what comes next. What was answered is kept by the page, not there. */
export function useInterview({ evidence, isEnabled, first, onEvidence }: InterviewOptions): Interview {
  const isFresh = evidence.answers.length === 0 && evidence.verdicts.length === 0;
  const [leaves, setLeaves] = useState<"questions" | "all" | null>(null);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly data: NextStepAnswer } | null>(null);
  const [trouble, setTrouble] = useState<{ readonly key: string; readonly problem: Problem } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify([evidence, leaves]);
  const wanted = useRef(key);
  wanted.current = key;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what the evidence says, and `attempt` asks again
  useEffect(() => {
    if (!isEnabled || (isFresh && leaves === null)) return;
    const ask = async () => {
      const body = leaves ? { ...evidence, leaves } : evidence;
      const answered = await requestJson<NextStepAnswer>("POST", "/api/v1/me/persona/next", body);
      // An answer to what was said before is of no use any more.
      if (wanted.current !== key) return;
      if (answered.isOk) setAnswer({ key, data: answered.data });
      else setTrouble({ key, problem: answered.problem });
    };
    void ask();
  }, [key, isEnabled, attempt]);

  const current = isFresh && leaves === null ? { key, data: first } : answer;
  const problem = trouble?.key === key ? trouble.problem : null;
  const isWaiting = current?.key !== key && problem === null;
  const step = current?.key === key ? current.data.step : null;

  const act = useCallback(
    (action: StepAction) => {
      // The second half of a double press belongs to the step that is gone.
      if (!step || step.kind === "done") return;
      if (action.type === "back") {
        if (isFresh) return;
        setLeaves(null);
        return onEvidence(withoutLast(evidence));
      }
      if (step.kind === "question" && action.type !== "judge") {
        const given = action.type === "answer" ? action.answer : null;
        return onEvidence({ ...evidence, answers: [...evidence.answers, { question: step.key, answer: given }] });
      }
      if (step.kind === "pair" && action.type !== "answer") {
        const verdict = action.type === "judge" ? action.verdict : null;
        onEvidence({ ...evidence, verdicts: [...evidence.verdicts, { pair: step.key, verdict }] });
      }
    },
    [step, isFresh, evidence, onEvidence],
  );
  const retry = useCallback(() => {
    setTrouble(null);
    setAttempt((count) => count + 1);
  }, []);
  return { shown: current?.data ?? null, isWaiting, trouble: problem, act, leave: setLeaves, retry };
}
