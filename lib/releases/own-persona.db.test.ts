import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { createBattle } from "@/lib/battles/commands";
import { createEmbeddedArena, createOwner, marks, ownBody } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { build, readContent, readRelease, releasesFolder } from "./testing/build";
import { readJsonLines, readParquet } from "./testing/read-files";

type Conversation = readonly { readonly content: readonly { readonly text?: string | null }[] }[];

it("publishes a vote for one's own persona, and nothing of what the persona says, whatever its parts allow", async () => {
  const arena = await createEmbeddedArena();
  for (const allowed of ["private", "outputs", "publishable"] as const) {
    const { visibility } = ownBody();
    // With all of it private there would be nothing to tell two outputs apart by, and no battle.
    const { annotator } = await createOwner({
      visibility: { ...visibility, description: allowed, attributes: allowed, history: allowed },
    });
    const battle = await createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
    await castVote({ battleId: battle.id, annotatorId: annotator.id, fit: "right" });
  }
  const { version, rows } = await build();
  expect(rows.map(({ standpoint }) => standpoint)).toEqual(["owner", "owner", "owner"]);
  expect(new Set(rows.map(({ persona }) => persona)).size).toBe(3);
  const outputs = readJsonLines(await readRelease(version, "outputs.jsonl.gz"));
  expect(outputs).toHaveLength(6);
  for (const output of outputs) {
    expect(output).toMatchObject({ persona_kind: "self", text: null, images: null, image_descriptions: null });
    expect(output.output_id).toMatch(/^[0-9a-f]{32}$/);
  }
  const told = await readParquet(await readRelease(version, "arena-140k.parquet"));
  const made = told.flatMap((row) => [row.conversation_a, row.conversation_b] as unknown as Conversation[]);
  expect(made.map(([, assistant]) => assistant!.content.map(({ text }) => text ?? null))).toEqual(
    Array(6).fill([null]),
  );
  const responses = await readParquet(await readRelease(version, "arena-55k.parquet"));
  expect(responses.map((row) => [row.response_a, row.response_b])).toEqual(Array(3).fill(["[null]", "[null]"]));
  // What a task is about is everybody's, and here it has words of the persona.
  const showTasks = /^(tasks|arena-140k|arena-55k)\./;
  const files = (await readdir(path.join(releasesFolder(), version))).filter((name) => !showTasks.test(name));
  expect(files).not.toContain("personas.parquet");
  for (const name of files) {
    const bytes = await readContent(version, name);
    for (const mark of Object.values(marks)) expect(bytes.includes(mark), `${name}: ${mark}`).toBe(false);
  }
});
