import { runMigrations, runOnce } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDrawScope } from "@/lib/battles/queries";
import { db, pool } from "@/lib/db/client";
import { createArena } from "@/lib/db/testing/factories";
import { makeMissingOutputs } from "@/lib/systems/commands";
import type { System } from "@/lib/systems/port";
import { makeOutputsTask } from "@/lib/systems/schema";
import { editPersona } from "./commands";
import { readPersona } from "./queries";

/** A system of the tests that says which headline it was handed, and may fail for one of the tasks. */
function systemOf(arena: string, slug: string, family: string, fails?: { task: string }): System {
  return {
    arena,
    slug,
    name: slug,
    family,
    strategy: slug.endsWith("generic") ? "generic" : "persona",
    organization: "Tests",
    licence: "Apache-2.0",
    description: "A system of the tests.",
    citation: "None.",
    make: async ({ task, persona }) => {
      if (task.slug === fails?.task) throw new Error("no idea");
      return { parts: [{ type: "text", text: `${slug} on ${task.slug}: ${persona.headline}` }], personaUse: "nothing" };
    },
  };
}

beforeAll(() => runMigrations({ pgPool: pool }));
afterAll(() => db.$disconnect());

describe("an edited persona", () => {
  it("is drawn as it was until its outputs are there, then as it is", async () => {
    const arena = await createArena();
    const { slug } = await db.persona.findFirstOrThrow({ where: { arenas: { some: { arenaId: arena.id } } } });
    const before = await readPersona(slug);
    const { name, shortName, description, attributes, preferences, rubric } = before;
    const facts = { name, shortName, description, attributes, preferences, rubric, history: [], arenas: [arena.slug] };
    const base = { version: 1, arenas: [arena.slug] };
    await editPersona(slug, { base, ...facts, headline: "who was edited" }, "the tests");

    const drawn = async () => {
      const { cells, personaOf } = await readDrawScope(arena.slug, slug);
      const versions = await db.personaVersion.findMany({
        where: { id: { in: cells.map(({ personaVersionId }) => personaVersionId) } },
      });
      expect([...personaOf.keys()].sort()).toEqual(versions.map(({ id }) => id).sort());
      return versions.map(({ version }) => version);
    };
    const outputs = async () => (await readPersona(slug)).arenas[0];
    expect(await drawn()).toEqual([1]);
    expect(await outputs()).toMatchObject({ outputs: { made: 0, wanted: 6 }, isReady: true });

    const tasks = await db.task.findMany({ where: { arenaId: arena.id }, orderBy: { slug: "asc" } });
    const systems = (fails?: { task: string }) => [
      systemOf(arena.slug, "alpha-generic", "Alpha"),
      systemOf(arena.slug, "alpha-persona", "Alpha"),
      systemOf(arena.slug, "beta-generic", "Beta", fails),
    ];
    const half = makeMissingOutputs({ arenaSlug: arena.slug, systems: systems({ task: tasks[1]!.slug }) });
    await expect(half).rejects.toThrow(/beta-generic.*no idea/);
    await runOnce({ pgPool: pool, noHandleSignals: true, taskList: { [makeOutputsTask.name]: () => half.then() } });
    expect(await outputs()).toMatchObject({ outputs: { hasFailed: true } });
    expect(await drawn()).toEqual([1]);
    const { made } = (await outputs())!.outputs;
    expect(made).toBeGreaterThan(0);

    // The job is tried again and goes on where it stopped.
    expect(await makeMissingOutputs({ arenaSlug: arena.slug, systems: systems() })).toBe(6 - made);
    expect(await drawn()).toEqual([2]);
    expect(await outputs()).toMatchObject({ outputs: { made: 6, wanted: 6, hasFailed: false } });
    const texts = await db.outputPart.findMany({
      where: { output: { personaVersion: { persona: { slug }, version: 2 } } },
    });
    expect(texts.every(({ text }) => text.endsWith("who was edited"))).toBe(true);
  });
});
