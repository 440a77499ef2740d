"use client";

import type { ReactNode } from "react";
import type { Battle } from "@/lib/battles/schema";
import { PersonaCard } from "./persona-card";
import { SourcePanel } from "./source-panel";
import { TaskCard } from "./task-card";
import type { SurroundingsState } from "./use-surroundings";

interface SurroundingsProps {
  readonly judged: Pick<Battle, "arena" | "persona" | "task" | "standpoint">;
  readonly instructions: string;
  /** Whether one can judge for oneself here as well. */
  readonly offersOwn: boolean;
  readonly state: SurroundingsState;
  /** The outputs. */
  readonly children: ReactNode;
}

/** Who it was made for and what was asked, always together above the outputs; the source beside or above them. */
export function Surroundings({ judged, instructions, offersOwn, state, children }: SurroundingsProps) {
  const { arena, persona, task, standpoint } = judged;
  const { isSourceOpen, isHistoryOpen, sourceId, title, openSource, closeSource, toggleHistory } = state;
  const { source } = task;
  const showsSource = isSourceOpen && source !== undefined;
  return (
    <>
      <div className="grid border-rule border-b px-[1.125rem] md:grid-cols-2 md:px-0 md:py-6">
        <div className="min-w-0 py-5 md:px-10 md:py-0">
          <PersonaCard
            persona={persona}
            isOwn={standpoint === "owner"}
            arenaSlug={offersOwn ? arena : null}
            isHistoryOpen={isHistoryOpen}
            onToggleHistory={toggleHistory}
            titleRef={title}
          />
        </div>
        <div className="min-w-0 border-rule py-4 max-md:border-t md:border-l md:px-10 md:py-0">
          <TaskCard
            task={task}
            instructions={instructions}
            isSourceOpen={isSourceOpen}
            sourceId={sourceId}
            onToggleSource={isSourceOpen ? closeSource : openSource}
          />
        </div>
      </div>
      <div className={`flex grow flex-col ${showsSource ? "xl:grid xl:grid-cols-[minmax(0,1fr)_27rem]" : ""}`}>
        {showsSource ? (
          <SourcePanel
            id={sourceId}
            source={source}
            onClose={closeSource}
            className="border-rule max-xl:border-b xl:sticky xl:top-0 xl:order-2 xl:self-start xl:border-l"
          />
        ) : null}
        {children}
      </div>
    </>
  );
}
