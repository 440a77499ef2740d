import { useCallback, useEffect, useRef, useState } from "react";
import type { Battle } from "@/lib/battles/schema";
import { type Problem, requestJson } from "./request";

interface BattleQueueOptions {
  readonly arena: string;
  readonly persona: string | null;
  /** Battles that already wait for this annotator, oldest first. */
  readonly open: readonly Battle[];
  /** False until consent is given: nothing is drawn before. */
  readonly isEnabled: boolean;
}

export interface BattleQueue {
  readonly current: Battle | null;
  /** Why there is no further battle; `nothing_left` is the friendly one. */
  readonly trouble: Problem | null;
  readonly advance: () => void;
  readonly retry: () => void;
}

/** The battle on screen and the one behind it, which is drawn while the first is read. */
export function useBattles({ arena, persona, open, isEnabled }: BattleQueueOptions): BattleQueue {
  const [queue, setQueue] = useState<readonly Battle[]>(open);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const isFetching = useRef(false);

  const draw = useCallback(async () => {
    if (isFetching.current) return;
    isFetching.current = true;
    const answer = await requestJson<Battle>("POST", "/api/v1/battles", { arena, ...(persona ? { persona } : {}) });
    isFetching.current = false;
    if (answer.isOk) setQueue((battles) => [...battles, answer.data]);
    else setTrouble(answer.problem);
  }, [arena, persona]);

  const waiting = queue.length;
  useEffect(() => {
    if (isEnabled && waiting < 2 && !trouble) void draw();
  }, [isEnabled, waiting, trouble, draw]);

  // While a battle is on screen a failed draw is not worth a word; it is tried again quietly, and when it is needed.
  const retryAfterMs = (trouble?.retryAfterSeconds ?? 5) * 1000;
  const canWait = trouble !== null && trouble.code !== "nothing_left" && waiting > 0;
  useEffect(() => {
    if (!canWait) return;
    const timer = setTimeout(() => setTrouble(null), retryAfterMs);
    return () => clearTimeout(timer);
  }, [canWait, retryAfterMs]);

  usePreloadedImages(queue[1] ?? null);

  const advance = useCallback(() => {
    setQueue(([, ...rest]) => rest.filter((battle) => Date.parse(battle.expiresAt) > Date.now()));
    setTrouble((now) => (now?.code === "nothing_left" ? now : null));
  }, []);
  const retry = useCallback(() => setTrouble(null), []);

  return { current: queue[0] ?? null, trouble, advance, retry };
}

/** Fetches and decodes a battle's images before it is shown. */
function usePreloadedImages(battle: Battle | null): void {
  // A browser may drop an image that nothing refers to.
  const held = useRef<HTMLImageElement[]>([]);
  useEffect(() => {
    held.current = battle ? imageUrls(battle).map(loadImage) : held.current;
  }, [battle]);
}

function imageUrls({ left, right, task }: Battle): string[] {
  const parts = [...left.parts, ...right.parts].flatMap((part) => (part.type === "image" ? [part.url] : []));
  return task.source?.imageUrl ? [...parts, task.source.imageUrl] : parts;
}

function loadImage(url: string): HTMLImageElement {
  const image = new Image();
  image.src = url;
  return image;
}
