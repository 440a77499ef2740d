"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { AfterJudgement } from "@/components/battle/after-judgement";
import type { JudgingProps } from "@/components/battle/judging-room";
import { outputKeyLines } from "@/components/battle/key-lines";
import { KeysDialog } from "@/components/battle/keys-dialog";
import { OutputParts } from "@/components/battle/output-parts";
import { RevealedMaker } from "@/components/battle/reveal";
import { Surroundings } from "@/components/battle/surroundings";
import { frameRatio, type ImagePart } from "@/components/battle/synced-images";
import { explainSendTrouble } from "@/components/battle/trouble-words";
import { useImageView } from "@/components/battle/use-image-view";
import { useKeyReader } from "@/components/battle/use-keys";
import { usePrintHeight } from "@/components/battle/use-print-height";
import { useSurroundings } from "@/components/battle/use-surroundings";
import { type InputKind, useTelemetry } from "@/components/battle/use-telemetry";
import { BottomBar } from "@/components/battle/verdict-bar";
import type { Side } from "@/components/battle/visible-time";
import { labelClass } from "@/components/ui/label";
import { Notice } from "@/components/ui/notice";
import type { Arena } from "@/lib/arenas/schema";
import type { Showing } from "@/lib/showings/schema";
import { AssessForm } from "./assess-form";
import { type AssessKeyAction, readAssessKey } from "./assess-keys";
import { isAssessed, sayAssessed } from "./assess-state";
import { outputWords } from "./output-words";
import { useAssessment } from "./use-assessment";

interface AssessViewProps extends JudgingProps {
  readonly showing: Showing;
  readonly arena: Pick<Arena, "criteria" | "instructions">;
  readonly textLimit: number;
}

/** The recorder counts the single output as its left side. */
const watched: readonly Side[] = ["left"];

/** One output, from reading to the reveal. Made anew for each showing. */
export function AssessView(props: AssessViewProps) {
  const { showing, arena, textLimit, takesFocus, onStored, onNext, onConsentNeeded } = props;
  const telemetry = useTelemetry(watched);
  const { state, dispatch, send } = useAssessment({ showingId: showing.id, telemetry, onStored, onConsentNeeded });
  const root = usePrintHeight();
  const images = useImageView(telemetry.noteZoom);
  const surroundings = useSurroundings(telemetry, takesFocus);
  const { isSourceOpen, isHistoryOpen, closeSource, openSource, toggleHistory, closeHistory } = surroundings;
  const fitInput = useRef<HTMLInputElement>(null);
  const afterHeading = useRef<HTMLHeadingElement>(null);
  const questions = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const keysDialog = useRef<HTMLDialogElement>(null);
  const { phase, draft, isFolded, reveal, trouble } = state;
  const { scale } = showing;
  const { parts } = showing.output;

  const imageParts = useMemo(() => parts.filter((part): part is ImagePart => part.type === "image"), [parts]);
  const person = showing.standpoint === "owner" ? null : showing.persona.shortName;

  const rate = useCallback(
    (fit: number | null, input: InputKind) => {
      telemetry.noteVerdict(input);
      dispatch({ type: "rate", fit });
    },
    [telemetry, dispatch],
  );

  // A fit by key takes the focus along, so that Tab leads into what is optional.
  const wantsFitFocus = useRef(false);
  useEffect(() => {
    if (!wantsFitFocus.current || draft.fit === null) return;
    wantsFitFocus.current = false;
    fitInput.current?.focus({ preventScroll: true });
  }, [draft.fit]);

  const toggleFold = () => {
    // What is folded away cannot keep the focus.
    if (!isFolded && questions.current?.contains(document.activeElement))
      handle.current?.focus({ preventScroll: true });
    dispatch({ type: "fold", isFolded: !isFolded });
  };
  const showKeys = () => keysDialog.current?.showModal();

  const act = (action: AssessKeyAction) => {
    switch (action.type) {
      case "rate":
        wantsFitFocus.current = action.fit !== draft.fit;
        if (action.fit === draft.fit) fitInput.current?.focus({ preventScroll: true });
        return rate(action.fit, "key");
      case "type":
        fitInput.current?.focus({ preventScroll: true });
        return rate(Number(action.digit), "key");
      case "send":
        return void send();
      case "back":
        return fitInput.current?.focus({ preventScroll: true });
      case "next":
        return onNext();
      case "toggleSource":
        return isSourceOpen ? closeSource() : openSource();
      case "closeSource":
        return closeSource();
      case "toggleHistory":
        return toggleHistory();
      case "closeHistory":
        return closeHistory();
      case "toggleFold":
        return toggleFold();
      case "showKeys":
        return showKeys();
      case "zoom":
        if (action.to === "whole") return images.showWhole();
        return images.zoom(action.to === "in" ? 1.5 : 1 / 1.5);
    }
  };
  const has = { hasSource: showing.task.source !== undefined, hasImages: imageParts.length > 0 };
  const page = { ...has, isSourceOpen, isHistoryOpen };
  useKeyReader(
    (pressed, focus) => readAssessKey(pressed, focus, { ...page, phase, scale, hasFit: draft.fit !== null }),
    act,
  );

  const hasEnded = isAssessed(phase);
  useEffect(() => {
    if (hasEnded) afterHeading.current?.focus({ preventScroll: true });
  }, [hasEnded]);

  return (
    <div ref={root} className="flex grow flex-col">
      <Surroundings judged={showing} instructions={arena.instructions} offersOwn={false} state={surroundings}>
        <section aria-label="Output" className="grow px-[1.125rem] pt-6 pb-10 md:px-10 md:pt-7">
          <div className="mx-auto max-w-[44rem]">
            <div className="mb-3">
              {reveal ? (
                <RevealedMaker letter={null} maker={reveal} isOwn={person === null} />
              ) : (
                <h2 className={labelClass}>Output</h2>
              )}
            </div>
            <div ref={telemetry.sideRef.left} className="min-w-0">
              <OutputParts
                parts={parts}
                label="Output"
                imageRatio={imageParts.length > 0 ? frameRatio(imageParts) : 1}
                imageView={images}
              />
            </div>
          </div>
        </section>
      </Surroundings>
      <BottomBar barRef={telemetry.barRef}>
        {trouble && trouble.code !== "consent_required" ? (
          <Notice role="alert" className="mx-auto mb-3 w-full max-w-[66.5rem] shrink-0">
            {explainSendTrouble(trouble, outputWords)}
          </Notice>
        ) : null}
        {hasEnded ? (
          <AfterJudgement
            said={sayAssessed(state, scale)}
            unsent={phase === "revealed" && !state.hadAssessment ? [] : [draft.feedback]}
            next="Next output"
            onNext={onNext}
            headingRef={afterHeading}
          />
        ) : (
          <AssessForm
            person={person}
            scale={scale}
            criteria={arena.criteria}
            draft={draft}
            textLimit={textLimit}
            isSending={phase === "sending"}
            isFolded={isFolded}
            onToggleFold={toggleFold}
            onShowKeys={showKeys}
            bodyRef={questions}
            handleRef={handle}
            fitRef={fitInput}
            onRate={rate}
            onChange={dispatch}
            onSend={send}
          />
        )}
      </BottomBar>
      <KeysDialog lines={outputKeyLines(scale, has)} dialogRef={keysDialog} />
      <p aria-live="polite" className="sr-only">
        {announce(phase, draft.fit !== null, state.hadAssessment)}
      </p>
    </div>
  );
}

/** What a screen reader says when the assessment moves on. The reveal itself has the focus and needs no second voice. */
function announce(phase: string, hasFit: boolean, hadAssessment: boolean): string {
  if (phase === "sending") return "Sending the assessment.";
  if (phase === "revealed") {
    return hadAssessment
      ? "Nothing new was stored: this output already had your assessment."
      : "The assessment is stored.";
  }
  return phase === "judging" && hasFit ? "Enter sends the assessment, Tab leads to what is optional." : "";
}
