import { describe, expect, it } from "vitest";
import { coversLock, requireNode } from "./install.mjs";

describe("requireNode", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("takes Node %s", (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  it.each(["18.20.4", "20.18.3", "16.0.0"])("refuses Node %s in a sentence", (version) => {
    expect(() => requireNode(version)).toThrow(`Palate needs Node 20.19 or newer, and this is Node ${version}`);
  });
});

describe("coversLock", () => {
  const lock = {
    "": {},
    "node_modules/next": { version: "16.4.6" },
    "node_modules/vitest": { version: "4.1.12", dev: true },
    "node_modules/for-another-machine": { version: "1.0.0", optional: true },
  };
  const next = { "node_modules/next": { version: "16.4.6" } };

  it("wants the same version of all that is required", () => {
    expect(coversLock(lock, next, false)).toBe(true);
    expect(coversLock(lock, { "node_modules/next": { version: "16.4.5" } }, false)).toBe(false);
    expect(coversLock(lock, {}, false)).toBe(false);
  });

  it("wants the tools for tests where there will be tests", () => {
    expect(coversLock(lock, next, true)).toBe(false);
    expect(coversLock(lock, { ...next, "node_modules/vitest": { version: "4.1.12" } }, true)).toBe(true);
  });

  it("may lack an optional package, but not have it in another version", () => {
    expect(coversLock(lock, { ...next, "node_modules/for-another-machine": { version: "2.0.0" } }, false)).toBe(false);
  });
});
