import { expect, it } from "vitest";
import { createBattle } from "@/lib/battles/commands";
import { db } from "@/lib/db/client";
import { createOutputs, createPersona } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner, watchEmbeddedSystems } from "@/lib/db/testing/own-persona";

const made = watchEmbeddedSystems();

it("takes over what a control made for somebody else, which ignores the person, and asks the others", async () => {
  const arena = await createEmbeddedArena({ systems: ["bm25-generic", "bm25-persona"], tasks: 1 });
  await createPersona(arena.id);
  await createOutputs(arena.id);
  const { annotator } = await createOwner();
  await createBattle({ arena: arena.slug, persona: "me", annotatorId: annotator.id });
  expect(made).toHaveBeenCalledTimes(1);
  const textsOf = async (persona: object) => {
    const outputs = await db.output.findMany({
      where: { arenaId: arena.id, system: { strategy: "generic" }, personaVersion: { persona } },
      include: { parts: true },
    });
    return outputs.map(({ parts, personaUse }) => [personaUse, ...parts.map(({ text }) => text)]);
  };
  const own = await textsOf({ annotatorId: annotator.id });
  expect(own).toHaveLength(1);
  expect(own).toEqual(await textsOf({ kind: "described" }));
});
