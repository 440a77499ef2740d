"use client";

import { JudgingRoom } from "@/components/battle/judging-room";
import type { DrawKind } from "@/components/battle/use-draws";
import type { ConsentOffer } from "@/lib/annotators/schema";
import type { Arena } from "@/lib/arenas/schema";
import type { Showing } from "@/lib/showings/schema";
import { AssessView } from "./assess-view";
import { outputWords } from "./output-words";
import { assessDrafts } from "./use-assessment";

interface AssessRoomProps {
  readonly arena: Arena;
  readonly others: readonly { readonly slug: string; readonly name: string }[];
  readonly offer: ConsentOffer;
  readonly open: readonly Showing[];
  readonly persona: string | null;
  readonly textLimit: number;
}

const showings: DrawKind<Showing> = {
  url: "/api/v1/showings",
  imageUrls({ output, task }) {
    const parts = output.parts.flatMap((part) => (part.type === "image" ? [part.url] : []));
    return task.source?.imageUrl ? [...parts, task.source.imageUrl] : parts;
  },
};

/** The room of an absolute arena: one output after the other. */
export function AssessRoom({ arena, textLimit, ...room }: AssessRoomProps) {
  return (
    <JudgingRoom arenaSlug={arena.slug} kind={showings} words={outputWords} drafts={assessDrafts} {...room}>
      {(showing, judging) => (
        <AssessView key={showing.id} showing={showing} arena={arena} textLimit={textLimit} {...judging} />
      )}
    </JudgingRoom>
  );
}
