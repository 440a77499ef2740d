import { type Dispatch, useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { Arena } from "@/lib/arenas/schema";
import type { CastVoteResult } from "@/lib/votes/schema";
import { type BattleEvent, type BattleState, initialState, isOpen, stepBattle } from "./battle-state";
import { isEmptyDraft, toVoteBody } from "./draft";
import { battleDrafts } from "./draft-storage";
import { keepAsked } from "./keep-asked";
import { requestJson } from "./request";
import type { TelemetryRecorder } from "./use-telemetry";

interface JudgementOptions {
  readonly battleId: string;
  /** What the arena asks now, which may be less than when a draft was kept. */
  readonly arena: Pick<Arena, "chips" | "criteria">;
  readonly telemetry: TelemetryRecorder;
  /** A vote was stored just now. */
  readonly onStored: () => void;
  readonly onConsentNeeded: () => void;
}

interface Judgement {
  readonly state: BattleState;
  readonly dispatch: Dispatch<BattleEvent>;
  readonly send: () => Promise<void>;
}

/** One battle's judgement: its state, its draft in the browser's storage, and the one request that stores it. */
export function useJudgement(options: JudgementOptions): Judgement {
  const { battleId, arena, telemetry, onStored, onConsentNeeded } = options;
  // The page may be rendered anew while a battle goes on; what the draft was held against stays.
  const [asked] = useState(arena);
  const [state, dispatch] = useReducer(stepBattle, initialState);
  const [isRestored, setIsRestored] = useState(false);
  const isSending = useRef(false);

  useEffect(() => {
    const kept = battleDrafts.load(battleId);
    if (kept) {
      telemetry.restore(kept.telemetry);
      dispatch({ type: "restore", draft: keepAsked(kept.draft, asked) });
    }
    setIsRestored(true);
  }, [battleId, asked, telemetry]);

  useEffect(() => {
    if (!isRestored) return;
    if (state.phase === "revealed") battleDrafts.clear(battleId);
    else if (isOpen(state.phase)) {
      if (isEmptyDraft(state.draft)) battleDrafts.clear(battleId);
      else battleDrafts.save(battleId, { draft: state.draft, telemetry: telemetry.read(), keptAtMs: Date.now() });
    }
  }, [battleId, isRestored, state.phase, state.draft, telemetry]);

  const { phase, draft } = state;
  const send = useCallback(async () => {
    const body = toVoteBody(draft, telemetry.read());
    // The state says "sending" only after the next render: a double click is faster than that.
    if (isSending.current || phase !== "detailing" || !body) return;
    isSending.current = true;
    dispatch({ type: "send" });
    const answer = await requestJson<CastVoteResult>("POST", `/api/v1/battles/${battleId}/vote`, body);
    isSending.current = false;
    if (answer.isOk) {
      dispatch({ type: "stored", reveal: answer.data.reveal });
      onStored();
      return;
    }
    dispatch({ type: "refused", problem: answer.problem });
    if (answer.problem.code === "consent_required") onConsentNeeded();
  }, [battleId, phase, draft, telemetry, onStored, onConsentNeeded]);

  return { state, dispatch, send };
}
