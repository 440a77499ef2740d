import { describe, expect, it } from "vitest";
import { columnsSentence, rolesOf } from "./columns-sentence";

describe("the sentence about columns", () => {
  it("names the columns that were read, and no others", () => {
    const columns = { left: "a", right: "b", voter: 'the "who"', group: null, votes: null, weight: null };
    const outcome = { left: "won_a", right: "won_b", tie: "tied" };
    expect(columnsSentence(rolesOf({ ...columns, outcome }))).toBe(
      'left from "a"; right from "b"; winner from "won_a", "won_b", "tied"; voter from "the \\"who\\""',
    );
    expect(columnsSentence({ unit: [], ...rolesOf({ ...columns, voter: null, outcome: { winner: "w" } }) })).toBe(
      'left from "a"; right from "b"; winner from "w"',
    );
  });
});
