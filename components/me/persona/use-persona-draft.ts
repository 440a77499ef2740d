import { useCallback, useEffect, useState } from "react";
import { type PersonaDraft, parseDraft, serializeDraft } from "./persona-draft";

const storageKey = "palate.persona";

export interface KeptDraft {
  readonly draft: PersonaDraft;
  /** False until the browser's storage was looked at: what is typed before would be lost to what stood there. */
  readonly isReady: boolean;
  /** Whether it holds something that is not saved. */
  readonly isChanged: boolean;
  readonly change: (patch: Partial<PersonaDraft>) => void;
  /** It is stored now: this is what it says, and nothing needs to be kept here. */
  readonly settle: (saved: PersonaDraft) => void;
}

/** The page's draft, kept in this browser until it is saved. */
export function usePersonaDraft(stored: PersonaDraft): KeptDraft {
  const [draft, setDraft] = useState(stored);
  const [isReady, setIsReady] = useState(false);
  const [isChanged, setIsChanged] = useState(false);

  useEffect(() => {
    const text = inStorage((storage) => storage.getItem(storageKey));
    const kept = text === null ? null : parseDraft(text, Date.now());
    if (kept) {
      setDraft(kept);
      setIsChanged(true);
    }
    setIsReady(true);
  }, []);

  useEffect(() => {
    if (isReady && isChanged) inStorage((storage) => storage.setItem(storageKey, serializeDraft(draft, Date.now())));
  }, [isReady, isChanged, draft]);

  const change = useCallback((patch: Partial<PersonaDraft>) => {
    setIsChanged(true);
    setDraft((now) => ({ ...now, ...patch }));
  }, []);
  const settle = useCallback((saved: PersonaDraft) => {
    inStorage((storage) => storage.removeItem(storageKey));
    setIsChanged(false);
    setDraft(saved);
  }, []);
  return { draft, isReady, isChanged, change, settle };
}

/** Does something after which no draft is kept in this browser; where it fails, the draft is there again. */
export async function keepNoDraft(erase: () => Promise<void>): Promise<void> {
  // Before, and not after it: the page that comes then looks for one.
  const kept = inStorage((storage) => storage.getItem(storageKey));
  inStorage((storage) => storage.removeItem(storageKey));
  try {
    await erase();
  } catch (error) {
    if (kept !== null) inStorage((storage) => storage.setItem(storageKey, kept));
    throw error;
  }
}

/** Where a browser forbids storage, a draft still survives a failed request: it is the page's state. */
function inStorage<Result>(use: (storage: Storage) => Result): Result | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}
