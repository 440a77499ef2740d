import { describe, expect, it } from "vitest";
import { readProblem } from "./request";
import { explainLoadTrouble, explainVoteTrouble } from "./trouble-words";

describe("a problem", () => {
  it("is read from the API's answer", () => {
    const text = JSON.stringify({ code: "rate_limited", detail: "Too fast.", reveal: { left: {} } });
    const problem = readProblem(429, text, "6.2");
    expect(problem).toMatchObject({ code: "rate_limited", detail: "Too fast.", retryAfterSeconds: 7 });
    expect(problem.body.reveal).toEqual({ left: {} });
  });

  it("is made up for an answer that is not the API's", () => {
    expect(readProblem(502, "<html>Bad gateway</html>", null).code).toBe("unavailable");
    expect(readProblem(500, "null", null).code).toBe("internal");
    expect(readProblem(429, "[]", "Wed, 21 Oct 2026 07:28:00 GMT").retryAfterSeconds).toBeNull();
  });
});

describe("what a person reads", () => {
  const problem = (code: string, retryAfterSeconds: number | null = null) => ({
    code,
    detail: "feedback.left: Too long",
    retryAfterSeconds,
    body: {},
  });

  it("always says that the verdict is kept", () => {
    for (const code of ["unreachable", "rate_limited", "invalid_request", "unavailable", "internal", "unheard_of"]) {
      expect(explainVoteTrouble(problem(code))).toContain("kept here");
    }
  });

  it("says how long to wait and what to change", () => {
    expect(explainVoteTrouble(problem("rate_limited", 7))).toContain("in 7 seconds");
    expect(explainVoteTrouble(problem("rate_limited", 1))).toContain("in a second");
    expect(explainVoteTrouble(problem("invalid_request"))).toContain("feedback.left: Too long");
    expect(explainLoadTrouble(problem("rate_limited"))).toContain("in a moment");
    expect(explainLoadTrouble(problem("persona_not_found"))).toBe("feedback.left: Too long");
  });
});
