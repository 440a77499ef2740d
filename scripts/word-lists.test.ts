import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeWordLists } from "./word-lists.mjs";

it("the committed word lists are what the pinned packages hold", async () => {
  const folder = join(import.meta.dirname, "../lib/privacy/words/generated");
  for (const [name, text] of Object.entries(await makeWordLists())) {
    expect(readFileSync(join(folder, name), "utf8") === text, name).toBe(true);
  }
});
