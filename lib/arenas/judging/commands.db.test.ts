import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createBattle, createVote } from "@/lib/db/testing/factories";
import type { AppError } from "@/lib/errors";
import { createShowing } from "@/lib/showings/commands";
import { listArenas } from "../queries";
import { cloneArena, setArenaMode } from "./commands";

const actor = "the tests";

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: AppError) => error,
  );
}

describe("cloneArena", () => {
  it("copies what is judged, and nothing that was", async () => {
    const source = await createArena({ tasks: 2, personas: 2 });
    await createVote({ arenaId: source.id });
    const slug = `${source.slug}-absolute`;
    const facts = { from: source.slug, slug, name: "On a scale", mode: "absolute", scale: 100, actor } as const;
    expect(await cloneArena(facts)).toBe(12);
    const clone = await db.arena.findUniqueOrThrow({ where: { slug } });
    expect(clone).toMatchObject({
      name: "On a scale",
      mode: "absolute",
      scale: 100,
      modality: source.modality,
      instructions: expect.stringContaining("how well it fits them"),
      criteria: source.criteria,
      chips: source.chips,
    });
    const contentOf = async (arenaId: string) => {
      const outputs = await db.output.findMany({
        where: { arenaId },
        select: {
          contentHash: true,
          personaUse: true,
          personaVersionId: true,
          system: { select: { slug: true, name: true, strategy: true } },
          task: { select: { slug: true, prompt: true } },
          parts: { select: { position: true, type: true, text: true } },
        },
      });
      return outputs.map((output) => JSON.stringify(output)).toSorted();
    };
    expect(await contentOf(clone.id)).toEqual(await contentOf(source.id));
    expect(await db.battle.count({ where: { arenaId: clone.id } })).toBe(0);
    const listed = (await listArenas()).find((arena) => arena.slug === slug);
    expect(listed).toMatchObject({ mode: "absolute", systems: 3, votes: 0, assessments: 0 });
    expect(await db.auditEntry.findFirst({ where: { action: "arena.clone", subject: slug } })).toMatchObject({
      actor,
      detail: { from: source.slug, mode: "absolute", scale: 100, outputs: 12 },
    });
    const { id: annotatorId } = await createAnnotator();
    expect(await createShowing({ arena: slug, annotatorId })).toMatchObject({ arena: slug, scale: 100 });
  });

  it("refuses a name that is taken and an arena that is not there, and then makes nothing", async () => {
    const { slug } = await createArena();
    const facts = { name: "Twin", mode: "pairwise", scale: null, actor } as const;
    const taken = await failureOf(cloneArena({ ...facts, from: slug, slug }));
    expect([taken.code, taken.detail]).toEqual(["invalid_request", expect.stringContaining("already")]);
    const missing = await failureOf(cloneArena({ ...facts, from: "no-such", slug: "clone-of-nothing" }));
    expect(missing.code).toBe("arena_not_found");
    expect(await db.arena.count({ where: { slug: "clone-of-nothing" } })).toBe(0);
    expect(await db.auditEntry.count({ where: { subject: slug } })).toBe(0);
  });
});

describe("setArenaMode", () => {
  it("changes how an arena is judged, there and back, and says who did it", async () => {
    const { slug } = await createArena();
    await setArenaMode(slug, { mode: "absolute", scale: 5 }, actor);
    expect(await db.arena.findUnique({ where: { slug } })).toMatchObject({ mode: "absolute", scale: 5 });
    await setArenaMode(slug, { mode: "pairwise", scale: null }, actor);
    expect(await db.auditEntry.count({ where: { subject: slug, action: "arena.mode", actor } })).toBe(2);
  });

  it("leaves an arena alone that has been judged", async () => {
    const arena = await createArena();
    await createBattle({ arenaId: arena.id });
    const error = await failureOf(setArenaMode(arena.slug, { mode: "absolute", scale: 5 }, actor));
    expect([error.code, error.detail]).toEqual(["judged_otherwise", expect.stringContaining("palate arena clone")]);
    expect((await db.arena.findUniqueOrThrow({ where: { id: arena.id } })).mode).toBe("pairwise");
  });
});
