import { type Dispatch, useCallback, useEffect, useReducer, useRef, useState } from "react";
import { keepDrafts } from "@/components/battle/keep-drafts";
import { requestJson } from "@/components/battle/request";
import type { TelemetryRecorder } from "@/components/battle/use-telemetry";
import type { AssessResult } from "@/lib/assessments/schema";
import { isEmptyAssessDraft, type KeptAssessDraft, parseAssessDraft, toAssessBody } from "./assess-draft";
import { type AssessEvent, type AssessState, initialAssessState, stepAssessment } from "./assess-state";

interface AssessmentOptions {
  readonly showingId: string;
  readonly telemetry: TelemetryRecorder;
  /** It was stored just now. */
  readonly onStored: () => void;
  readonly onConsentNeeded: () => void;
}

interface Assessment {
  readonly state: AssessState;
  readonly dispatch: Dispatch<AssessEvent>;
  readonly send: () => Promise<void>;
}

/** The drafts of assessments, kept in this browser until they are stored. */
export const assessDrafts = keepDrafts<KeptAssessDraft>("palate.assessment.", parseAssessDraft);

/** One showing's assessment: its state, its draft in the browser's storage, and the one request that stores it. */
export function useAssessment({ showingId, telemetry, onStored, onConsentNeeded }: AssessmentOptions): Assessment {
  const [state, dispatch] = useReducer(stepAssessment, initialAssessState);
  const [isRestored, setIsRestored] = useState(false);
  const isSending = useRef(false);
  const { phase, draft } = state;

  useEffect(() => {
    const kept = assessDrafts.load(showingId);
    if (kept) {
      telemetry.restore(kept.telemetry);
      dispatch({ type: "restore", draft: kept.draft });
    }
    setIsRestored(true);
  }, [showingId, telemetry]);

  useEffect(() => {
    if (!isRestored) return;
    if (phase === "revealed") assessDrafts.clear(showingId);
    else if (phase === "judging") {
      if (isEmptyAssessDraft(draft)) assessDrafts.clear(showingId);
      else assessDrafts.save(showingId, { draft, telemetry: telemetry.read(), keptAtMs: Date.now() });
    }
  }, [showingId, isRestored, phase, draft, telemetry]);

  const send = useCallback(async () => {
    const body = toAssessBody(draft, telemetry.read());
    // The state says "sending" only after the next render: a double click is faster than that.
    if (isSending.current || phase !== "judging" || !body) return;
    isSending.current = true;
    dispatch({ type: "send" });
    const answer = await requestJson<AssessResult>("POST", `/api/v1/showings/${showingId}/assessment`, body);
    isSending.current = false;
    if (answer.isOk) {
      dispatch({ type: "stored", reveal: answer.data.reveal });
      onStored();
      return;
    }
    dispatch({ type: "refused", problem: answer.problem });
    if (answer.problem.code === "consent_required") onConsentNeeded();
  }, [showingId, phase, draft, telemetry, onStored, onConsentNeeded]);

  return { state, dispatch, send };
}
