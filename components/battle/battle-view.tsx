"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { Arena } from "@/lib/arenas/schema";
import type { Battle } from "@/lib/battles/schema";
import type { Verdict } from "@/lib/votes/schema";
import { AfterVote } from "./after-vote";
import { announce } from "./announce";
import { countedVerdict, isOpen, isOver } from "./battle-state";
import { DetailsForm } from "./details-form";
import { hasFurther } from "./draft";
import type { JudgingProps } from "./judging-room";
import { pairKeyLines } from "./key-lines";
import type { KeyAction } from "./key-map";
import { KeysDialog } from "./keys-dialog";
import { OutputSide } from "./output-side";
import { Surroundings } from "./surroundings";
import { frameRatio, type ImagePart } from "./synced-images";
import { explainSendTrouble, pairWords } from "./trouble-words";
import { useImageView } from "./use-image-view";
import { useJudgement } from "./use-judgement";
import { useKeys } from "./use-keys";
import { usePrintHeight } from "./use-print-height";
import { useSurroundings } from "./use-surroundings";
import { type InputKind, useTelemetry } from "./use-telemetry";
import { BottomBar, VerdictBar } from "./verdict-bar";

interface BattleViewProps extends JudgingProps {
  readonly battle: Battle;
  readonly arena: Pick<Arena, "chips" | "criteria" | "instructions">;
  readonly textLimit: number;
  readonly offersOwn: boolean;
}

/** One battle, from reading to the reveal. Made anew for each battle. */
export function BattleView(props: BattleViewProps) {
  const { battle, arena, textLimit, offersOwn, takesFocus, onStored, onNext, onConsentNeeded } = props;
  const telemetry = useTelemetry();
  const { state, dispatch, send } = useJudgement({ battleId: battle.id, arena, telemetry, onStored, onConsentNeeded });
  const root = usePrintHeight();
  const images = useImageView(telemetry.noteZoom);
  // Until it is opened or closed by hand, the further questions are open where they have answers.
  const [isFurtherSet, setIsFurtherSet] = useState<boolean | null>(null);
  const surroundings = useSurroundings(telemetry, takesFocus);
  const { isSourceOpen, isHistoryOpen, closeSource, openSource, toggleHistory, closeHistory } = surroundings;
  const chosenButton = useRef<HTMLButtonElement>(null);
  const afterHeading = useRef<HTMLHeadingElement>(null);
  const questions = useRef<HTMLDivElement>(null);
  const keysDialog = useRef<HTMLDialogElement>(null);
  const { phase, draft, isFolded, reveal, trouble } = state;

  const imageParts = useMemo(
    () => [...battle.left.parts, ...battle.right.parts].filter((part): part is ImagePart => part.type === "image"),
    [battle],
  );
  const imageRatio = imageParts.length > 0 ? frameRatio(imageParts) : 1;
  const isFurtherOpen = isFurtherSet ?? hasFurther(draft);
  const person = battle.standpoint === "owner" ? null : battle.persona.shortName;
  const { source } = battle.task;

  const choose = useCallback(
    (verdict: Verdict, input: InputKind) => {
      telemetry.noteVerdict(input);
      dispatch({ type: "choose", verdict });
    },
    [telemetry, dispatch],
  );

  const fold = (isFoldedNow: boolean) => {
    // What is folded away cannot keep the focus: it goes to the verdict, where Enter sends and Space scrolls the page.
    if (isFoldedNow && questions.current?.contains(document.activeElement)) {
      chosenButton.current?.focus({ preventScroll: true });
    }
    dispatch({ type: "fold", isFolded: isFoldedNow });
  };
  const toggleFurther = () => {
    setIsFurtherSet(isFolded || !isFurtherOpen);
    fold(false);
  };
  const showKeys = () => keysDialog.current?.showModal();

  const act = (action: KeyAction) => {
    switch (action.type) {
      case "choose":
        choose(action.verdict, "key");
        wantsChosenFocus.current = true;
        return;
      case "rate":
      case "trust":
        return dispatch(action);
      case "satisfy":
        setIsFurtherSet(true);
        return dispatch(action);
      case "toggleFurther":
        return toggleFurther();
      case "toggleFold":
        return fold(!isFolded);
      case "showKeys":
        return showKeys();
      case "send":
        return void send();
      case "back":
        chosenButton.current?.focus({ preventScroll: true });
        return dispatch({ type: "back" });
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
      case "zoom":
        if (action.to === "whole") return images.showWhole();
        return images.zoom(action.to === "in" ? 1.5 : 1 / 1.5);
    }
  };
  const parts = { hasSource: source !== undefined, hasImages: imageParts.length > 0 };
  useKeys({ phase, isSourceOpen, isHistoryOpen, ...parts }, act);

  // A verdict by key takes the focus along, so that Tab leads into the reasons.
  const wantsChosenFocus = useRef(false);
  useEffect(() => {
    if (!wantsChosenFocus.current || !draft.verdict) return;
    wantsChosenFocus.current = false;
    chosenButton.current?.focus({ preventScroll: true });
  }, [draft.verdict]);

  const hasEnded = isOver(phase);
  useEffect(() => {
    if (hasEnded) afterHeading.current?.focus({ preventScroll: true });
  }, [hasEnded]);

  const counted = countedVerdict(state);
  const isChosen = (side: Verdict) => counted === side || counted === "tie";
  return (
    <div ref={root} className="flex grow flex-col">
      <Surroundings judged={battle} instructions={arena.instructions} offersOwn={offersOwn} state={surroundings}>
        <div className="grid grow md:grid-cols-2 md:grid-rows-[auto_1fr]">
          <OutputSide
            letter="A"
            parts={battle.left.parts}
            maker={reveal?.left ?? null}
            isOwn={person === null}
            isChosen={isChosen("left")}
            imageRatio={imageRatio}
            imageView={images}
            contentRef={telemetry.sideRef.left}
          />
          <OutputSide
            letter="B"
            parts={battle.right.parts}
            maker={reveal?.right ?? null}
            isOwn={person === null}
            isChosen={isChosen("right")}
            imageRatio={imageRatio}
            imageView={images}
            contentRef={telemetry.sideRef.right}
            className="relative border-rule before:absolute before:inset-y-0 before:left-0 before:w-px before:bg-rule max-md:border-t max-md:before:hidden"
          />
        </div>
      </Surroundings>
      <BottomBar barRef={telemetry.barRef}>
        {hasEnded ? (
          <AfterVote state={state} person={person} onNext={onNext} headingRef={afterHeading} />
        ) : (
          <VerdictBar
            person={person}
            chosen={draft.verdict}
            isFolded={phase !== "judging" && isFolded}
            isLocked={!isOpen(phase)}
            onChoose={choose}
            chosenRef={chosenButton}
          />
        )}
        {phase === "detailing" || phase === "sending" ? (
          <>
            {trouble && trouble.code !== "consent_required" ? (
              <Notice role="alert" className="mx-auto mt-3 w-full max-w-[66.5rem] shrink-0">
                {explainSendTrouble(trouble, pairWords)}
              </Notice>
            ) : null}
            <DetailsForm
              arena={arena}
              person={person}
              draft={draft}
              textLimit={textLimit}
              isSending={phase === "sending"}
              isFolded={isFolded}
              onToggleFold={() => fold(!isFolded)}
              isFurtherOpen={isFurtherOpen}
              onToggleFurther={toggleFurther}
              onShowKeys={showKeys}
              bodyRef={questions}
              onChange={dispatch}
              onSend={send}
            />
          </>
        ) : null}
      </BottomBar>
      <KeysDialog lines={pairKeyLines(parts)} dialogRef={keysDialog} />
      <p aria-live="polite" className="sr-only">
        {announce(state, person)}
      </p>
    </div>
  );
}
