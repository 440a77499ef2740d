import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { createProgress } from "./progress.mjs";

it("says nothing of a step that fails at once: its error does", async () => {
  const stream = new PassThrough();
  const progress = createProgress(stream as unknown as NodeJS.WriteStream);
  const failing = progress.step("Importing f.csv", () => Promise.reject(new Error("f.csv: there is no such file.")));
  await expect(failing).rejects.toThrow("there is no such file");
  expect(stream.read()).toBeNull();
});
