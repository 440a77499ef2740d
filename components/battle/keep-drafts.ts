import { themeKey } from "@/components/ui/theme-storage";

const keptForMs = 14 * 24 * 3600 * 1000;

/** Drafts of one kind of judgement, by the id of what is judged. */
export interface KeptDrafts<Kept> {
  /** The kept draft, or null. */
  readonly load: (id: string) => Kept | null;
  readonly save: (id: string, kept: Kept) => void;
  readonly clear: (id: string) => void;
  /** Forgets drafts that nobody came back to for two weeks. */
  readonly prune: (nowMs: number) => void;
}

// Where a browser forbids storage, a draft still survives a failed request.
const memory = new Map<string, string>();

/**
 * Drafts in this browser's storage, each under `prefix` and its id.
 *
 * @param parse reads what was kept; null for anything else, such as a draft of another version of the page
 */
export function keepDrafts<Kept extends { readonly keptAtMs: number }>(
  prefix: string,
  parse: (text: string) => Kept | null,
): KeptDrafts<Kept> {
  return {
    load(id) {
      const text = inStorage((storage) => storage.getItem(prefix + id)) ?? memory.get(prefix + id) ?? null;
      return text === null ? null : parse(text);
    },
    save(id, kept) {
      const text = JSON.stringify(kept);
      memory.set(prefix + id, text);
      inStorage((storage) => storage.setItem(prefix + id, text));
    },
    clear(id) {
      memory.delete(prefix + id);
      inStorage((storage) => storage.removeItem(prefix + id));
    },
    prune(nowMs) {
      inStorage((storage) => {
        for (const key of Object.keys(storage)) {
          if (!key.startsWith(prefix)) continue;
          const kept = parse(storage.getItem(key) ?? "");
          if (!kept || nowMs - kept.keptAtMs > keptForMs) storage.removeItem(key);
        }
      });
    },
  };
}

/** Forgets whatever was typed on this site and kept in this browser; the choice of a theme stays. */
export function forgetDrafts(): void {
  memory.clear();
  inStorage((storage) => {
    for (const key of Object.keys(storage)) {
      if (key.startsWith("palate.") && key !== themeKey) storage.removeItem(key);
    }
  });
}

function inStorage<Result>(use: (storage: Storage) => Result): Result | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}
