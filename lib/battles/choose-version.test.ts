import { describe, expect, it } from "vitest";
import { chooseVersion } from "./choose-version";

describe("chooseVersion", () => {
  it("keeps the old version until the new one has as many outputs", () => {
    const old = { version: 1, outputs: 40 };
    expect(chooseVersion([{ version: 2, outputs: 0 }, old])).toBe(old);
    expect(chooseVersion([old, { version: 2, outputs: 39 }])).toBe(old);
    expect(chooseVersion([old, { version: 2, outputs: 40 }])).toEqual({ version: 2, outputs: 40 });
  });

  it("takes a first version with what it has, the newest of several with nothing, and none where there is none", () => {
    expect(chooseVersion([{ version: 1, outputs: 3 }])).toEqual({ version: 1, outputs: 3 });
    expect(chooseVersion([1, 3, 2].map((version) => ({ version, outputs: 0 })))).toEqual({ version: 3, outputs: 0 });
    expect(chooseVersion([])).toBeUndefined();
  });
});
