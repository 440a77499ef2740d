import type { KeptDraft } from "./draft";
import { parseDraft, serializeDraft } from "./parse-draft";

const prefix = "palate.draft.";
const keptForMs = 14 * 24 * 3600 * 1000;

// Where a browser forbids storage, a draft still survives a failed request.
const memory = new Map<string, string>();

/** The kept draft of a battle, or null. */
export function loadDraft(battleId: string): KeptDraft | null {
  const text = read(prefix + battleId);
  return text === null ? null : parseDraft(text);
}

/** Keeps a draft in this browser until the vote is stored. */
export function saveDraft(battleId: string, kept: KeptDraft): void {
  const key = prefix + battleId;
  const text = serializeDraft(kept);
  memory.set(key, text);
  inStorage((storage) => storage.setItem(key, text));
}

/** Forgets the draft of a battle whose vote is stored. */
export function clearDraft(battleId: string): void {
  const key = prefix + battleId;
  memory.delete(key);
  inStorage((storage) => storage.removeItem(key));
}

/** Forgets drafts of battles that nobody came back to for two weeks. */
export function pruneDrafts(nowMs: number): void {
  inStorage((storage) => {
    for (const key of Object.keys(storage)) {
      if (!key.startsWith(prefix)) continue;
      const kept = parseDraft(storage.getItem(key) ?? "");
      if (!kept || nowMs - kept.keptAtMs > keptForMs) storage.removeItem(key);
    }
  });
}

function read(key: string): string | null {
  return inStorage((storage) => storage.getItem(key)) ?? memory.get(key) ?? null;
}

function inStorage<Result>(use: (storage: Storage) => Result): Result | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}
