import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPseudonymizer } from "./pseudonymize";

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("createPseudonymizer", () => {
  it("is HMAC-SHA-256, cut to 128 bits", () => {
    // printf '4:vote:1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:aa…aa (131 bytes)
    const pseudonymize = createPseudonymizer(new Uint8Array(131).fill(0xaa));
    expect(pseudonymize("vote", "1")).toBe("6b9df06af9d73d54a85520f626e3a3fe");
  });

  it("gives one id one pseudonym under a key, and never the same under two keys", () => {
    fc.assert(
      fc.property(key, key, fc.string(), (first, second, id) => {
        fc.pre(first.some((byte, index) => byte !== second[index]));
        const pseudonym = createPseudonymizer(first)("vote", id);
        expect(pseudonym).toMatch(/^[0-9a-f]{32}$/);
        expect(createPseudonymizer(first)("vote", id)).toBe(pseudonym);
        expect(createPseudonymizer(second)("vote", id)).not.toBe(pseudonym);
      }),
    );
  });

  it("keeps kinds and ids apart, also where their letters run together", () => {
    const pseudonymize = createPseudonymizer(new Uint8Array(32).fill(7));
    const all = [
      pseudonymize("vote", "x"),
      pseudonymize("battle", "x"),
      pseudonymize("vot", "ex"),
      pseudonymize("vote:", "x"),
      pseudonymize("vote", ":x"),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("refuses a short key", () => {
    expect(() => createPseudonymizer(new Uint8Array(31))).toThrow(RangeError);
  });
});
