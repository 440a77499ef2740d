"use client";

import Image from "next/image";
import Link from "next/link";
import { type Ref, useId, useState } from "react";
import { PreferenceChips } from "@/components/persona/preference-chips";
import { RubricList } from "@/components/persona/rubric-list";
import { KeyHint } from "@/components/ui/key-hint";
import { Label } from "@/components/ui/label";
import type { BattlePersona } from "@/lib/battles/schema";
import { formatDay } from "./format-day";

interface PersonaCardProps {
  readonly persona: BattlePersona;
  /** Whether it is the annotator themselves. */
  readonly isOwn: boolean;
  /** The arena in which one can judge for oneself and for others; null where one cannot. */
  readonly arenaSlug: string | null;
  readonly isHistoryOpen: boolean;
  readonly onToggleHistory: () => void;
  readonly titleRef: Ref<HTMLHeadingElement>;
}

/** Who it is made for: in a sentence, in chips, and in what they did before. */
export function PersonaCard(props: PersonaCardProps) {
  const { persona, isOwn, arenaSlug, isHistoryOpen, onToggleHistory, titleRef } = props;
  const historyId = useId();
  const rubricId = useId();
  const [isRubricOpen, setIsRubricOpen] = useState(false);
  return (
    <section aria-label="Made for">
      <div className="flex items-baseline justify-between gap-4">
        <Label>Made for</Label>
        {arenaSlug === null ? null : (
          <Link
            href={isOwn ? `/arena/${arenaSlug}` : `/arena/${arenaSlug}?persona=me`}
            prefetch={false}
            className="prose-link inline-flex items-center text-[0.8125rem]/4 text-soft pointer-coarse:min-h-11"
          >
            {isOwn ? "Judge for other people" : "Judge for yourself"}
          </Link>
        )}
      </div>
      <h1
        ref={titleRef}
        tabIndex={-1}
        className="mt-1.5 text-[1.625rem]/[1.875rem] tracking-[-0.01em] md:text-[2rem]/9"
      >
        {isOwn ? "You" : `${persona.name}, ${persona.headline}`}
      </h1>
      {persona.description ? (
        <p className="mt-2 max-w-[36rem] text-[0.9375rem]/[1.4375rem] text-soft [overflow-wrap:anywhere]">
          {persona.description}
        </p>
      ) : null}
      {persona.attributes.length > 0 ? (
        <dl className="mt-2.5 flex flex-wrap gap-x-5 gap-y-0.5 text-sm/6">
          {persona.attributes.map(({ label, value }) => (
            <div key={label} className="flex items-baseline gap-2">
              <Label as="dt">{label}</Label>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5">
        <PreferenceChips
          preferences={persona.preferences}
          label={isOwn ? "What you like and do not" : "Likes and dislikes"}
          person={isOwn ? "you" : null}
        />
        {persona.rubric.length > 0 ? (
          <button
            type="button"
            aria-expanded={isRubricOpen}
            aria-controls={rubricId}
            onClick={() => setIsRubricOpen(!isRubricOpen)}
            className="inline-flex min-h-8 items-center text-[0.875rem] pointer-coarse:min-h-11"
          >
            <span className="prose-link">
              {isRubricOpen ? "Close what fits them" : `What a good one does for ${persona.shortName}`}
            </span>
          </button>
        ) : null}
        {persona.history.length > 0 ? (
          <button
            type="button"
            aria-expanded={isHistoryOpen}
            aria-controls={historyId}
            aria-keyshortcuts="H"
            onClick={onToggleHistory}
            className="inline-flex min-h-8 items-center gap-2 text-[0.875rem] pointer-coarse:min-h-11"
          >
            <span className="prose-link">
              {isHistoryOpen ? "Close the history" : `What ${isOwn ? "you" : "they"} did before`}
            </span>
            <KeyHint>H</KeyHint>
          </button>
        ) : null}
      </div>
      <div id={rubricId} hidden={!isRubricOpen} className="mt-3">
        {isRubricOpen ? (
          <RubricList rubric={persona.rubric} label={`What a good one does for ${persona.shortName}`} />
        ) : null}
      </div>
      <ol
        id={historyId}
        hidden={!isHistoryOpen}
        aria-label="History"
        className="mt-3 max-w-[40rem] border-rule border-t"
      >
        {isHistoryOpen
          ? persona.history.map((event) => (
              <HistoryEvent key={`${event.happenedOn} ${event.action} ${event.text}`} event={event} />
            ))
          : null}
      </ol>
    </section>
  );
}

function HistoryEvent({ event }: { readonly event: BattlePersona["history"][number] }) {
  return (
    <li className="flex gap-4 border-rule border-b py-2.5 text-[0.9375rem]/6">
      <div className="w-24 shrink-0">
        <time dateTime={event.happenedOn} className="figures block text-[0.75rem]/6 text-faint">
          {formatDay(event.happenedOn)}
        </time>
        <span className="text-soft">{event.action}</span>
      </div>
      <p className="grow">{event.text}</p>
      {event.imageUrl ? (
        <div className="flex h-[4.5rem] w-24 shrink-0 items-start justify-end">
          <Image
            src={event.imageUrl}
            alt=""
            width={96}
            height={72}
            unoptimized
            className="h-auto max-h-full w-auto max-w-full ring-1 ring-rule"
          />
        </div>
      ) : null}
    </li>
  );
}
