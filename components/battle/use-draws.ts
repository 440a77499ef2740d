import { useCallback, useEffect, useRef, useState } from "react";
import { type Problem, requestJson } from "./request";

/** What is drawn to be judged. */
export interface Drawn {
  readonly id: string;
  readonly expiresAt: string;
}

/** How one kind of it is drawn. */
export interface DrawKind<Item extends Drawn> {
  /** Where the next one is asked for. */
  readonly url: string;
  /** Images that are loaded before it is shown. */
  readonly imageUrls: (item: Item) => string[];
}

interface DrawQueueOptions<Item extends Drawn> {
  readonly kind: DrawKind<Item>;
  readonly arena: string;
  readonly persona: string | null;
  /** What already waits for this annotator, oldest first. */
  readonly open: readonly Item[];
  /** False until consent is given: nothing is drawn before. */
  readonly isEnabled: boolean;
}

export interface DrawQueue<Item> {
  readonly current: Item | null;
  /** Why there is no further one; `nothing_left` is the friendly one. */
  readonly trouble: Problem | null;
  readonly advance: () => void;
  readonly retry: () => void;
}

/** What is on screen and what comes behind it, which is drawn while the first is read. */
export function useDraws<Item extends Drawn>({
  kind,
  arena,
  persona,
  open,
  isEnabled,
}: DrawQueueOptions<Item>): DrawQueue<Item> {
  const [queue, setQueue] = useState<readonly Item[]>(open);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const isFetching = useRef(false);

  const draw = useCallback(async () => {
    if (isFetching.current) return;
    isFetching.current = true;
    const answer = await requestJson<Item>("POST", kind.url, { arena, ...(persona ? { persona } : {}) });
    isFetching.current = false;
    if (answer.isOk) setQueue((items) => [...items, answer.data]);
    else setTrouble(answer.problem);
  }, [kind.url, arena, persona]);

  const waiting = queue.length;
  useEffect(() => {
    if (isEnabled && waiting < 2 && !trouble) void draw();
  }, [isEnabled, waiting, trouble, draw]);

  // While something is on screen a failed draw is not worth a word; it is tried again quietly, and when it is needed.
  const retryAfterMs = (trouble?.retryAfterSeconds ?? 5) * 1000;
  const canWait = trouble !== null && trouble.code !== "nothing_left" && waiting > 0;
  useEffect(() => {
    if (!canWait) return;
    const timer = setTimeout(() => setTrouble(null), retryAfterMs);
    return () => clearTimeout(timer);
  }, [canWait, retryAfterMs]);

  usePreloadedImages(queue[1] ?? null, kind.imageUrls);

  const advance = useCallback(() => {
    setQueue(([, ...rest]) => rest.filter((item) => Date.parse(item.expiresAt) > Date.now()));
    setTrouble((now) => (now?.code === "nothing_left" ? now : null));
  }, []);
  const retry = useCallback(() => setTrouble(null), []);

  return { current: queue[0] ?? null, trouble, advance, retry };
}

/** Fetches and decodes images before they are shown. */
function usePreloadedImages<Item>(item: Item | null, imageUrls: (item: Item) => string[]): void {
  // A browser may drop an image that nothing refers to.
  const held = useRef<HTMLImageElement[]>([]);
  useEffect(() => {
    held.current = item ? imageUrls(item).map(loadImage) : held.current;
  }, [item, imageUrls]);
}

function loadImage(url: string): HTMLImageElement {
  const image = new Image();
  image.src = url;
  return image;
}
