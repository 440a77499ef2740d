import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import { createOwner, ownBody } from "@/lib/db/testing/own-persona";
import { eraseOwnPersonas, saveOwnPersona } from "@/lib/personas/own/commands";
import type { SaveOwnPersonaBody, Visibility } from "@/lib/personas/own/schema";
import { refreshLeaderboards } from "../../commands";
import { getBoard } from "../../queries";
import { boardFilter } from "../../schema";
import { readBoardInput, readBoardSign } from "../queries";

/** Everything but the preferences is as open as can be: only theirs decides. */
function visible(preferences: Visibility, changes: Partial<SaveOwnPersonaBody> = {}): Partial<SaveOwnPersonaBody> {
  const other = preferences === "publishable" ? "private" : "publishable";
  return { visibility: { description: other, attributes: other, history: other, preferences }, ...changes };
}

async function ownerWhoVoted(arenaId: string, changes: Partial<SaveOwnPersonaBody>): Promise<string> {
  const { annotator } = await createOwner(changes);
  await createVote({ arenaId, annotatorId: annotator.id });
  return annotator.id;
}

const axesOf = async (arenaId: string) => (await readBoardInput(arenaId, null)).annotatorAxes;
/** The kinds of taste of the newest analysis, with the hash of what it was made from. */
async function readKinds(arena: string) {
  const { prototypes, snapshot } = (await getBoard(arena, boardFilter.parse({})))!.analysis!;
  if ("reason" in prototypes) throw new Error(prototypes.reason);
  return { classes: prototypes.classes, inputHash: snapshot.inputHash };
}
const save = (annotatorId: string, changes: Partial<SaveOwnPersonaBody>) =>
  saveOwnPersona({ annotatorId, ...ownBody(changes) });

describe("axes of taste that boards may read", () => {
  it("are those of publishable preferences alone, in coarse steps", async () => {
    const arena = await createArena();
    await ownerWhoVoted(arena.id, visible("private"));
    await ownerWhoVoted(arena.id, visible("outputs"));
    const open = await ownerWhoVoted(arena.id, visible("publishable", { byHand: { length: -0.83, voice: 0.6 } }));
    const axes = await axesOf(arena.id);
    expect([...axes.keys()]).toEqual([open]);
    // Set by hand; and form, which a question is about. Depth was neither asked about nor set.
    expect(axes.get(open)!.get("length")).toBe(-1);
    expect(axes.get(open)!.get("voice")).toBe(0.5);
    expect(axes.get(open)!.get("form")).toBe(0.5);
    expect(axes.get(open)!.has("depth")).toBe(false);
  });

  it("are those of who has a counted vote in the arena", async () => {
    const [arena, other] = [await createArena(), await createArena()];
    await ownerWhoVoted(other.id, visible("publishable"));
    await createOwner(visible("publishable"));
    const { annotator } = await createOwner(visible("publishable"));
    await createVote({ arenaId: arena.id, annotatorId: annotator.id, exclusionReason: "too_fast" });
    expect((await axesOf(arena.id)).size).toBe(0);
    expect((await axesOf(other.id)).size).toBe(1);
  });

  it("are those of the newest version, none after it was closed or erased; each change is a sign", async () => {
    const arena = await createArena();
    const id = await ownerWhoVoted(arena.id, visible("publishable", { byHand: { length: 1 } }));
    const signs = [await readBoardSign(arena.id)];
    const look = async () => {
      signs.push(await readBoardSign(arena.id));
      return (await axesOf(arena.id)).get(id)?.get("length");
    };
    await save(id, visible("publishable", { byHand: { length: -1 } }));
    expect(await look()).toBe(-1);
    await save(id, visible("outputs", { byHand: { length: -1 } }));
    expect(await look()).toBeUndefined();
    await save(id, visible("publishable", { byHand: { length: 0.5 } }));
    expect(await look()).toBe(0.5);
    await db.$transaction((tx) => eraseOwnPersonas(tx, id, new Date()));
    expect(await look()).toBeUndefined();
    expect(new Set(signs).size).toBe(signs.length);
  });
});

describe("kinds of taste", () => {
  // Some 360 votes, one by one.
  it("lean to axes that ten of them let be published, and to nothing while it is nine; nobody is named", async () => {
    const arena = await createArena();
    const kinds = [
      { people: 12, likes: "alpha-persona", than: "alpha-generic", place: -0.9 },
      { people: 11, likes: "alpha-generic", than: "alpha-persona", place: 0.8 },
    ] as const;
    const ids: string[][] = [];
    for (const { people, likes, than, place } of kinds) {
      const own: string[] = [];
      for (let person = 0; person < people; person += 1) {
        // Of each kind nine at first let it be published.
        const openness = visible(person < 9 ? "publishable" : "outputs", { byHand: { length: place } });
        const annotatorId = (await createOwner(openness)).annotator.id;
        own.push(annotatorId);
        const battles = [
          [likes, than, 7],
          [likes, "beta-generic", 3],
          ["beta-generic", than, 3],
        ] as const;
        for (const [better, worse, times] of battles) {
          for (let vote = 0; vote < times; vote += 1) {
            await createVote({ arenaId: arena.id, annotatorId, systems: [better, worse], fit: "left" });
          }
          await createVote({ arenaId: arena.id, annotatorId, systems: [better, worse], fit: "right" });
        }
      }
      ids.push(own);
    }
    await refreshLeaderboards();
    const before = await readKinds(arena.slug);
    expect(before.classes.map(({ voters, axes }) => [voters, axes])).toEqual([
      [12, { reason: "too_few_told" }],
      [11, { reason: "too_few_told" }],
    ]);

    for (const [at, { place }] of kinds.entries()) {
      await save(ids[at]![9]!, visible("publishable", { byHand: { length: place } }));
    }
    await refreshLeaderboards();
    const after = await readKinds(arena.slug);
    expect(after.inputHash).not.toBe(before.inputHash);
    expect(after.classes.map(({ axes }) => axes)).toMatchObject([
      { leanings: [{ axis: "length", towards: "concise", difference: -2, people: 10, others: 10 }] },
      { leanings: [{ axis: "length", towards: "detailed", difference: 2, people: 10, others: 10 }] },
    ]);
    const stored = JSON.stringify(await db.snapshot.findMany({ where: { arenaId: arena.id } }));
    for (const id of ids.flat()) expect(stored).not.toContain(id);
  }, 120_000);
});
