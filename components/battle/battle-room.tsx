"use client";

import type { ConsentOffer } from "@/lib/annotators/schema";
import type { Arena } from "@/lib/arenas/schema";
import type { Battle } from "@/lib/battles/schema";
import { BattleView } from "./battle-view";
import { battleDrafts } from "./draft-storage";
import { JudgingRoom } from "./judging-room";
import { pairWords } from "./trouble-words";
import type { DrawKind } from "./use-draws";

interface BattleRoomProps {
  readonly arena: Arena;
  readonly others: readonly { readonly slug: string; readonly name: string }[];
  readonly offer: ConsentOffer;
  readonly open: readonly Battle[];
  readonly persona: string | null;
  readonly textLimit: number;
  /** Whether one can judge for oneself here. */
  readonly offersOwn: boolean;
}

const battles: DrawKind<Battle> = {
  url: "/api/v1/battles",
  imageUrls({ left, right, task }) {
    const parts = [...left.parts, ...right.parts].flatMap((part) => (part.type === "image" ? [part.url] : []));
    return task.source?.imageUrl ? [...parts, task.source.imageUrl] : parts;
  },
};

/** The room of an arena of pairs: one battle after the other. */
export function BattleRoom({ arena, textLimit, offersOwn, ...room }: BattleRoomProps) {
  return (
    <JudgingRoom arenaSlug={arena.slug} kind={battles} words={pairWords} drafts={battleDrafts} {...room}>
      {(battle, judging) => (
        <BattleView
          key={battle.id}
          battle={battle}
          arena={arena}
          textLimit={textLimit}
          offersOwn={offersOwn}
          {...judging}
        />
      )}
    </JudgingRoom>
  );
}
