import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, judge, summaryLine, total } from "./count-results.mjs";

const tests = (...statuses: string[]) => statuses.map((status) => ({ status }));

describe("counting", () => {
  it("counts each test, and a file that could not be loaded as one failure", () => {
    const report = {
      testResults: [
        { status: "passed", assertionResults: tests("passed", "passed", "skipped", "todo") },
        { status: "failed", assertionResults: tests("passed", "failed") },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it("takes a journey that works sometimes for one that does not", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  it("fails a runner that crashed or ran nothing", () => {
    const fine = { passed: 2, failed: 0, skipped: 0 };
    expect(judge(fine, 0)).toEqual(fine);
    expect(judge(fine, 1).failed).toBe(1);
    expect(judge(null, 0).failed).toBe(1);
    expect(judge({ passed: 0, failed: 0, skipped: 3 }, 0).failed).toBe(1);
    expect(judge({ passed: 1, failed: 4, skipped: 0 }, 1).failed).toBe(4);
  });

  it("ends with one line over everything", () => {
    const all = total([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 9, failed: 2, skipped: 0 },
    ]);
    expect(summaryLine(all)).toBe("10 passed, 2 failed");
    expect(summaryLine({ ...all, skipped: 3 })).toBe("10 passed, 2 failed, 3 skipped");
  });
});
