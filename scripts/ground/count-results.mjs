/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Counts the report of vitest's JSON reporter. A file that could not be loaded has no tests and counts as one failure.
 *
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Count}
 */
export function countVitest(report) {
  const statuses = report.testResults.flatMap((file) => {
    const own = file.assertionResults.map((test) => test.status);
    return file.status === "failed" && !own.includes("failed") ? [...own, "failed"] : own;
  });
  return {
    passed: statuses.filter((status) => status === "passed").length,
    failed: statuses.filter((status) => status === "failed").length,
    skipped: statuses.filter((status) => status !== "passed" && status !== "failed").length,
  };
}

/**
 * Counts the report of Playwright's JSON reporter. A test that passed at the second attempt alone is a failure: a journey
 * that works sometimes does not work. An error outside of any test counts as one failure.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Count}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/**
 * What a runner with a report amounts to, judged by its exit status, too: one that crashed, or that ran nothing, failed.
 *
 * @param {Count | null} count null when there is no report
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function judge(count, exitCode) {
  const found = count ?? { passed: 0, failed: 0, skipped: 0 };
  const isUntold = found.failed === 0 && (exitCode !== 0 || found.passed === 0);
  return isUntold ? { ...found, failed: 1 } : found;
}

/** @param {Count[]} counts @returns {Count} */
export function total(counts) {
  const sum = (key) => counts.reduce((before, count) => before + count[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** The last line of `npm test`. @param {Count} count */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
