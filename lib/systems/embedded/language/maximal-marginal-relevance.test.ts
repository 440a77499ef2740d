import { expect, it } from "vitest";
import { orderByMarginalRelevance } from "./maximal-marginal-relevance";

const relevances = [0.9, 0.85, 0.4];
// 0 and 1 say nearly the same; 2 says something else.
const similarities = [
  [1, 0.9, 0.1],
  [0.9, 1, 0.1],
  [0.1, 0.1, 1],
];
const order = (balance: number, limit = 3) =>
  orderByMarginalRelevance({
    items: [0, 1, 2],
    relevance: (item) => relevances[item]!,
    similarity: (one, other) => similarities[one]![other]!,
    balance,
    limit,
  });

it("weighs relevance against what was already taken", () => {
  // λ = 0.5: 0 first (0.45). Then 1: 0.425 − 0.45 = −0.025; 2: 0.2 − 0.05 = 0.15. So 2 before 1.
  expect(order(0.5)).toEqual([0, 2, 1]);
});

it("is plain relevance at one and stops at the limit", () => {
  expect(order(1)).toEqual([0, 1, 2]);
  expect(order(1, 2)).toEqual([0, 1]);
});
