"use client";

import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format-number";
import { useJudged } from "@/components/ui/judged-count";
import { PageFrame } from "@/components/ui/page-frame";
import { FocusedTitle } from "./focused-title";
import type { Problem } from "./request";
import { explainLoadTrouble, type JudgingWords } from "./trouble-words";

interface OtherArena {
  readonly slug: string;
  readonly name: string;
}

interface BattleEndProps {
  readonly arenaSlug: string;
  /** The persona that alone was asked for. */
  readonly persona: string | null;
  readonly others: readonly OtherArena[];
  readonly words: JudgingWords;
  readonly onRetry: () => void;
}

/** Nothing is left to judge: thanks, the count, and where to go. */
export function NothingLeft({ arenaSlug, persona, others, words: { thing }, onRetry }: BattleEndProps) {
  const { total } = useJudged();
  const isOwn = persona === ownSlug;
  return (
    <PageFrame
      width="text"
      title={
        <FocusedTitle>
          {isOwn ? "Nothing more differs for you here" : `You have judged every ${thing} there is`}
        </FocusedTitle>
      }
      lead={
        isOwn
          ? `${thanks(total)} The systems see no further difference in what you told them; the more your persona says, the more they differ.`
          : `${persona ? "That is all for this person. " : ""}${thanks(total)} New ${thing}s come when a system, a person or a task is added.`
      }
    >
      <div className="flex flex-wrap gap-3">
        {persona ? (
          <Link href={`/arena/${arenaSlug}`} prefetch={false} className={buttonClass("strong")}>
            Judge for other people
          </Link>
        ) : null}
        {isOwn ? (
          <Link href="/me/persona" prefetch={false} className={buttonClass("strong")}>
            Say more of yourself
          </Link>
        ) : null}
        {others.map(({ slug, name }) => (
          <Link
            key={slug}
            href={`/arena/${slug}${isOwn ? "?persona=me" : ""}`}
            prefetch={false}
            className={buttonClass("hollow")}
          >
            {name}
          </Link>
        ))}
        <Link href={`/leaderboards/${arenaSlug}`} prefetch={false} className={buttonClass("hollow")}>
          See where it stands
        </Link>
        <Button kind="quiet" onClick={onRetry}>
          Look again
        </Button>
      </div>
    </PageFrame>
  );
}

interface NoBattleProps {
  readonly arenaSlug: string;
  readonly trouble: Problem;
  readonly words: JudgingWords;
  readonly onRetry: () => void;
}

/** Nothing could be loaded: what happened, and the way forward. */
export function NoBattle({ arenaSlug, trouble, words, onRetry }: NoBattleProps) {
  return (
    <PageFrame
      width="text"
      title={<FocusedTitle>{`No ${words.thing} could be loaded`}</FocusedTitle>}
      lead={<span role="alert">{explainLoadTrouble(trouble, words)}</span>}
    >
      <div className="flex flex-wrap gap-3">
        {trouble.code === "persona_not_found" ? (
          <Link href={`/arena/${arenaSlug}`} prefetch={false} className={buttonClass("strong")}>
            Judge for anybody
          </Link>
        ) : (
          <Button kind="strong" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </PageFrame>
  );
}

/** What the API calls an annotator's own persona. */
const ownSlug = "me";

function thanks(total: number): string {
  return total === 1
    ? "One judgement is stored, thank you."
    : `${formatCount(total)} judgements are stored, thank you.`;
}
