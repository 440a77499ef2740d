import { describe, expect, it } from "vitest";
import { nextVersion } from "./version";

describe("nextVersion", () => {
  it("counts from 1 in each month, as a number", () => {
    const now = new Date("2026-11-23T10:00:00Z");
    expect(nextVersion([], now)).toBe("v2026.11.1");
    expect(nextVersion(["v2026.10.4", "v2026.11.9", "v2026.11.10"], now)).toBe("v2026.11.11");
    expect(nextVersion(["v2026.11.1"], new Date("2026-11-30T23:59:59-01:00"))).toBe("v2026.12.1");
  });
});
