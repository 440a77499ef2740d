"use client";

import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";
import { ConsentScreen } from "@/components/battle/consent-screen";
import { FocusedTitle } from "@/components/battle/focused-title";
import { requestJson } from "@/components/battle/request";
import { Button, buttonClass } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "@/components/ui/page-frame";
import type { ConsentOffer } from "@/lib/annotators/schema";
import type { NextStepAnswer, OwnEvidence, OwnPersona } from "@/lib/personas/own/schema";
import { AskAgain } from "../ask-again";
import { Interview } from "./interview";
import { draftOf, emptyDraft, toBody } from "./persona-draft";
import { PersonaForm, type PersonaLimits } from "./persona-form";
import { keepNoDraft, usePersonaDraft } from "./use-persona-draft";

interface PersonaRoomProps {
  readonly persona: OwnPersona | null;
  readonly offer: ConsentOffer;
  /** The first question, before anything was answered. */
  readonly first: NextStepAnswer;
  /** Where the stored answers lead, without what was set by hand. */
  readonly axes: NextStepAnswer["axes"];
  /** Where one can judge for oneself. */
  readonly arenas: readonly { readonly slug: string; readonly name: string }[];
  readonly limits: PersonaLimits;
  /** Erases the persona, and nothing else. */
  readonly erase: () => Promise<void>;
}

/** The annotator's own persona: consent first, then a few questions, then what they lead to, to be mended and saved. */
export function PersonaRoom(props: PersonaRoomProps) {
  const { persona, offer: firstOffer, first, axes: storedAxes, arenas, limits, erase } = props;
  const [offer, setOffer] = useState(firstOffer);
  const [isAgreed, setIsAgreed] = useState(firstOffer.accepted !== null);
  const [axes, setAxes] = useState(storedAxes);
  const [saved, setSaved] = useState(persona);
  const [isSaving, setIsSaving] = useState(false);
  const [wasSaved, setWasSaved] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { draft, isReady, isChanged, change, settle } = usePersonaDraft(draftOf(persona));
  const hasMovedOn = useRef(false);
  const isInterview = draft.stage === "interview";

  // A draft that was kept may come from other answers than the stored ones: what they lead to is asked for.
  const evidenceKey = JSON.stringify(draft.evidence);
  const axesKey = useRef(JSON.stringify(persona?.evidence ?? emptyDraft.evidence));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what the evidence says
  useEffect(() => {
    if (isInterview || axesKey.current === evidenceKey) return;
    axesKey.current = evidenceKey;
    const ask = async () => {
      const body = { ...draft.evidence, leaves: "all" };
      const answer = await requestJson<NextStepAnswer>("POST", "/api/v1/me/persona/next", body);
      if (answer.isOk) setAxes(answer.data.axes);
      else setTrouble(`Where your answers lead could not be shown. ${explainProblem(answer.problem)}`);
    };
    void ask();
  }, [evidenceKey, isInterview]);

  const finish = useCallback(
    (reached: NextStepAnswer["axes"]) => {
      hasMovedOn.current = true;
      axesKey.current = evidenceKey;
      setAxes(reached);
      change({ stage: "form" });
    },
    [change, evidenceKey],
  );
  const putBack = () => {
    hasMovedOn.current = true;
    settle(draftOf(saved));
  };
  const answer = useCallback((evidence: OwnEvidence) => change({ evidence }), [change]);

  const save = async () => {
    if (isSaving) return;
    setIsSaving(true);
    setTrouble(null);
    setWasSaved(false);
    const stored = await requestJson<{ persona: OwnPersona }>("PUT", "/api/v1/me/persona", toBody(draft));
    setIsSaving(false);
    if (stored.isOk) {
      setSaved(stored.data.persona);
      settle({ ...draftOf(stored.data.persona), unadded: draft.unadded });
      return setWasSaved(true);
    }
    if (stored.problem.code === "consent_required") {
      const newer = await requestJson<ConsentOffer>("GET", "/api/v1/consent");
      if (newer.isOk) setOffer(newer.data);
      return setIsAgreed(false);
    }
    setTrouble(`Your persona was not saved; all of it stands here still. ${explainProblem(stored.problem)}`);
  };

  if (!isAgreed) {
    return (
      <ConsentScreen
        offer={offer}
        isVoteWaiting={false}
        takesFocus={hasMovedOn.current}
        onNewOffer={setOffer}
        onAccepted={() => {
          hasMovedOn.current = true;
          setIsAgreed(true);
        }}
      />
    );
  }
  if (isInterview) {
    return (
      <PageFrame
        title={<FocusedTitle takesFocus={hasMovedOn.current}>What do you like?</FocusedTitle>}
        lead="A few questions, each chosen by what you answered before, then four pairs. Under two minutes; skip what you like. Outputs are then made for you, and you judge which fits you better."
      >
        <Interview
          evidence={draft.evidence}
          isEnabled={isReady}
          first={first}
          onEvidence={answer}
          onCancel={saved ? putBack : null}
          onDone={finish}
        />
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={<FocusedTitle takesFocus={hasMovedOn.current}>Your persona</FocusedTitle>}
      lead={
        <>
          What outputs for you are made from. Only you see this page, and nothing of it is in a release yet, whatever it
          allows. Every saving is a new version; pairs that you judged keep theirs. Taking your consent back in{" "}
          <Link href="/me" prefetch={false} className="prose-link text-ink">
            your room
          </Link>{" "}
          erases all of it.
        </>
      }
    >
      <form
        aria-label="Your persona"
        aria-busy={isSaving}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PersonaForm
          draft={draft}
          axes={axes}
          limits={limits}
          onChange={(patch) => {
            setWasSaved(false);
            change(patch);
          }}
          onAskAgain={() => {
            hasMovedOn.current = true;
            change({ stage: "interview", evidence: emptyDraft.evidence });
          }}
        />
        <div className="sticky bottom-0 z-20 mt-12 border-strong border-t bg-paper py-4">
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <Button kind="strong" type="submit" aria-disabled={isSaving}>
              {isSaving ? "Saving" : "Save your persona"}
            </Button>
            <p role="status" className="text-[0.9375rem]/6 text-soft">
              {sayState({ saved, isChanged, wasSaved })}
            </p>
            {saved && isChanged ? (
              <Button kind="quiet" onClick={putBack}>
                Put back what is saved
              </Button>
            ) : null}
          </div>
          {trouble ? (
            <Notice role="alert" className="mt-3">
              {trouble}
            </Notice>
          ) : null}
        </div>
      </form>
      {saved && arenas.length > 0 ? (
        <nav aria-label="Judge for yourself" className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="text-[0.9375rem] text-soft">Judge for yourself:</span>
          {arenas.map(({ slug, name }) => (
            <Link key={slug} href={`/arena/${slug}?persona=me`} prefetch={false} className={buttonClass()}>
              {name}
            </Link>
          ))}
        </nav>
      ) : null}
      {saved ? (
        <div className="mt-6">
          <AskAgain opener="Erase your persona" confirm="Erase my persona for good" action={() => keepNoDraft(erase)}>
            This erases every version of it for good: what you wrote, your history, answers and topics, and outputs for
            you that were never shown. What you agreed to stays, and so do your votes and boards; nothing says any more
            who the votes for yourself were about. You can make another persona at any time.
          </AskAgain>
        </div>
      ) : null}
    </PageFrame>
  );
}

function sayState(state: { saved: OwnPersona | null; isChanged: boolean; wasSaved: boolean }): string {
  const { saved, isChanged, wasSaved } = state;
  if (wasSaved && saved) return `Saved as version ${saved.version}.`;
  if (isChanged) return "Not saved yet. It is kept in this browser.";
  return saved ? `Version ${saved.version}, as it is saved.` : "Not saved yet.";
}
