import { describe, expect, it } from "vitest";
import { sayReason, sayTiers } from "./say-disagreement";

describe("what is said of disagreement", () => {
  it("counts pairs by tier", () => {
    const tiers = [
      { tier: "easy", pairs: 3, votes: 30 },
      { tier: "medium", pairs: 1200, votes: 1300 },
      { tier: "hard", pairs: 1, votes: 9 },
    ] as const;
    expect(sayTiers([...tiers])).toMatch(/^Of 1.204 judged pairs of outputs, 3 easy, 1.200 medium, and 1 hard to tell/);
    expect(sayTiers(tiers.map((tier) => ({ ...tier, pairs: 0 })))).toBe("No pair of outputs has been judged yet.");
  });

  it("has words for every reason, be it an unknown one", () => {
    expect(sayReason("no_owner")).toBe("nobody has judged for themselves");
    expect(sayReason("not_converged")).toBe("not converged");
  });
});
