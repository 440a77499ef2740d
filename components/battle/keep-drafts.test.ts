import { afterEach, expect, it, vi } from "vitest";
import { forgetDrafts, keepDrafts } from "./keep-drafts";

afterEach(() => vi.unstubAllGlobals());

const drafts = keepDrafts<{ keptAtMs: number }>("palate.draft.", (text) => JSON.parse(text));

/** A browser's storage: what is kept are its own properties. */
function storageOf(kept: Record<string, string>) {
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, text: string) => void Object.assign(kept, { [key]: text }),
    removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
  };
  return new Proxy(kept, { get: (target, key) => Reflect.get(methods, key) ?? Reflect.get(target, key) });
}

it("forgets every draft of this site, and leaves the theme and what others keep", () => {
  const kept = { "palate.theme": "dark", "palate.persona": "{}", "palate.assessment.1": "{}", other: "1" };
  vi.stubGlobal("window", { localStorage: storageOf(kept) });
  drafts.save("1", { keptAtMs: 1 });
  expect(drafts.load("1")).toEqual({ keptAtMs: 1 });
  forgetDrafts();
  expect(kept).toEqual({ "palate.theme": "dark", other: "1" });
  expect(drafts.load("1")).toBeNull();
});
