import { describe, expect, it } from "vitest";
import { explainProblem } from "./explain-problem";

const problem = { retryAfterSeconds: null, body: {} };

describe("explainProblem", () => {
  it("never shows a browser's own error text", () => {
    expect(explainProblem({ ...problem, code: "unreachable", detail: "Failed to fetch" })).toMatch(
      /could not be reached/,
    );
  });

  it("passes on the API's sentence, and has one where there is none", () => {
    expect(explainProblem({ ...problem, code: "nothing_to_release", detail: "There is no vote yet." })).toBe(
      "There is no vote yet.",
    );
    expect(explainProblem({ ...problem, code: "internal", detail: "" })).toMatch(/broke on our side/);
  });
});
