import { describe, expect, it } from "vitest";
import { readProblem } from "./request";
import { explainLoadTrouble, explainSendTrouble, pairWords } from "./trouble-words";

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
      expect(explainSendTrouble(problem(code), pairWords)).toContain("kept here");
    }
  });

  it("says how long to wait and what to change", () => {
    expect(explainSendTrouble(problem("rate_limited", 7), pairWords)).toContain("in 7 seconds");
    expect(explainSendTrouble(problem("rate_limited", 1), pairWords)).toContain("in a second");
    expect(explainSendTrouble(problem("invalid_request"), pairWords)).toContain("feedback.left: Too long");
    expect(explainLoadTrouble(problem("rate_limited"), pairWords)).toContain("in a moment");
    expect(explainLoadTrouble(problem("persona_not_found"), pairWords)).toBe("feedback.left: Too long");
  });
});
