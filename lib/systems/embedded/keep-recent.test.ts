import { describe, expect, it, vi } from "vitest";
import { keepRecent } from "./keep-recent";

describe("keepRecent", () => {
  it("makes a value once and forgets the one used longest ago", () => {
    const recent = keepRecent<{ key: string }>(2);
    const make = vi.fn((key: string) => ({ key }));
    const take = (key: string) => recent(key, () => make(key));
    expect(take("a")).toBe(take("a"));
    take("b");
    take("a");
    take("c");
    take("a");
    take("b");
    expect(make.mock.calls.map(([key]) => key)).toEqual(["a", "b", "c", "b"]);
  });

  it("does not keep a failure", async () => {
    const recent = keepRecent<Promise<string>>(2);
    await expect(recent("a", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await expect(recent("a", () => Promise.resolve("mended"))).resolves.toBe("mended");
  });
});
