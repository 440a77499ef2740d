import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "../../ground/paths.mjs";

// Files of others that stand beside the checkout: evalica's vote files and golden scores (D. Ustalov, Apache-2.0,
// github.com/dustalov/evalica), and the votes of people and of GPT-4 on the same answers (llmonitor.com and D. Ustalov, CC-BY-4.0,
// github.com/dustalov/llmfao).
const folder = inRoot("..", "shared", "data");

/** Whether tests that need these files must be skipped. */
export const isAbsent = !existsSync(folder);
if (isAbsent) console.info("goldens of the command line are skipped: ../shared/data is not beside this checkout.");

/** The path of one of the files. */
export function sharedFile(name: string): string {
  return `${folder}/${name}`;
}

/** Scores of an algorithm by system. A name may be quoted. */
export function readGolden(name: string, algorithm: string): Map<string, number> {
  const rows = readFileSync(sharedFile(name), "utf8").matchAll(/^(\w+),(?:"([^"]*)"|([^,]*)),([^,\r\n]+)\r?$/gm);
  return new Map(
    [...rows]
      .filter(([, own]) => own === algorithm)
      .map(([, , quoted, plain, score]) => [(quoted ?? plain)!, Number(score)]),
  );
}
