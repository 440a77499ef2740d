import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { inRoot, root } from "@/scripts/ground/paths.mjs";

interface Round {
  readonly killed: string;
  readonly judged: number;
  readonly stored: number;
  readonly missing: number;
  readonly sentAgain: number;
  readonly tallies: string;
}

// A Palate of its own, on the same build: the other tests' server must live.
test("a web server and a database killed under a load of votes lose nothing and count nothing twice", async () => {
  test.setTimeout(180_000);
  const args = [inRoot("scripts", "bench.mjs"), "kill"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    },
  );
  const rounds = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Round);

  expect(rounds.map((round) => round.killed)).toEqual(["web server", "database", "both"]);
  for (const round of rounds) {
    expect(round.judged, "acknowledged votes").toBeGreaterThanOrEqual(300);
    expect(round.sentAgain, "votes whose answer the kill cut off").toBeGreaterThan(0);
    expect(round.missing, "acknowledged and not stored").toBe(0);
    expect(round.stored, "stored without having been acknowledged, or twice").toBe(round.judged);
    expect(round.tallies).toMatch(/^the tallies equal a recount of \d+ votes and \d+ assessments$/);
  }
});
