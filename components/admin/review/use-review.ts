import { useRef, useState } from "react";
import { type Answer, type Problem, requestJson } from "@/components/battle/request";
import type { Decided, DecisionBody, HeldText } from "@/lib/reviews/schema";

/** What happened to a text on this page. */
export interface TextOutcome {
  readonly decided: Decided | null;
  readonly isSending: boolean;
  readonly problem: Problem | null;
}

const untouched: TextOutcome = { decided: null, isSending: false, problem: null };

export interface LastDecision {
  readonly text: HeldText;
  readonly decided: Decided;
}

/** The decisions of this page: each is sent once, and the last ones can be taken back one after the other. */
export function useReview() {
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, TextOutcome>>>({});
  const [decisions, setDecisions] = useState<readonly LastDecision[]>([]);
  // Known at once: a second click comes before the next render.
  const underWay = useRef(new Set<string>());

  const put = (id: string, outcome: Partial<TextOutcome>) =>
    setOutcomes((present) => ({ ...present, [id]: { ...untouched, ...present[id], ...outcome } }));

  async function send<Data>(id: string, path: string, body: unknown): Promise<Answer<Data> | null> {
    if (underWay.current.has(id)) return null;
    underWay.current.add(id);
    put(id, { isSending: true, problem: null });
    const answer = await requestJson<Data>("POST", `/api/v1/admin/review/${id}/${path}`, body);
    underWay.current.delete(id);
    put(id, { isSending: false, problem: answer.isOk ? null : answer.problem });
    return answer;
  }

  /** @returns whether it is decided now */
  async function decide(text: HeldText, decision: DecisionBody): Promise<boolean> {
    const answer = await send<Decided>(text.id, "decision", decision);
    if (!answer?.isOk) return false;
    put(text.id, { decided: answer.data });
    setDecisions((present) => [...present, { text, decided: answer.data }]);
    return true;
  }

  /** Takes back a decision, of this page or of somebody else. @returns whether it waits now */
  async function undo(id: string, decidedAt: string): Promise<boolean> {
    const answer = await send<HeldText>(id, "undo", { decidedAt });
    if (!answer?.isOk) return false;
    put(id, { decided: null });
    setDecisions((present) => present.filter(({ text }) => text.id !== id));
    return true;
  }

  return {
    outcomeOf: (id: string) => outcomes[id] ?? untouched,
    last: decisions.at(-1) ?? null,
    decide,
    undo,
  };
}
