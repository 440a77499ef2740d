import { runMigrations } from "graphile-worker";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { viewBattles } from "@/lib/battles/queries";
import { db, pool } from "@/lib/db/client";
import { createArena, createBattle } from "@/lib/db/testing/factories";
import { readBlob } from "@/lib/storage/blobs";
import { createPersona, editPersona, retirePersona, storeDescribedPersona, storePersonaImage } from "./commands";
import { listPersonas, readPersona, readPersonaImage, requireProfiles } from "./queries";
import { createPersonaBody, type PersonaDraft } from "./schema";

const actor = "user of the tests";
let count = 0;

function draftFor(arenas: string[], change: Partial<PersonaDraft> = {}): PersonaDraft {
  return {
    name: "Inés Calderón",
    shortName: "Inés",
    headline: "who runs a water board",
    description: "Reads at breakfast.",
    attributes: [{ label: "Age", value: "47" }],
    preferences: [{ aspect: "topic", isLiked: true, label: "dams", value: "dam reservoir", weight: 1.2 }],
    history: [{ happenedOn: "2025-06-11", action: "liked", text: "A book on canals.", image: null }],
    rubric: [{ criterion: "Speaks of water", importance: 3 }],
    arenas,
    ...change,
  };
}

async function makePersona(arenas: string[]) {
  const slug = `made-${++count}`;
  return createPersona({ slug, ...draftFor(arenas) }, actor);
}

const queued = () => db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker._private_jobs ORDER BY key`;
const audit = (subject: string) =>
  db.auditEntry.findMany({ where: { subject }, orderBy: { createdAt: "asc" }, select: { action: true, actor: true } });

beforeAll(() => runMigrations({ pgPool: pool }));
beforeEach(() => db.$executeRaw`DELETE FROM graphile_worker._private_jobs`);
afterAll(() => db.$disconnect());

describe("createPersona", () => {
  it("stores all of it, asks for the outputs, and says who did it", async () => {
    const arena = await createArena();
    const persona = await makePersona([arena.slug]);
    const { arenas, ...draft } = draftFor([arena.slug]);
    expect(persona).toMatchObject({ ...draft, version: 1, newestVersion: 1, retiredAt: null });
    expect(persona.arenas).toEqual([
      { slug: arena.slug, name: arena.name, outputs: { made: 0, wanted: 6, hasFailed: false }, isReady: false },
    ]);
    expect(await queued()).toEqual([{ key: `make-outputs ${arenas[0]}` }]);
    expect(await audit(persona.slug)).toEqual([{ action: "persona.create", actor }]);
  });

  it("refuses a taken name, an arena that is not there, and an image that was never uploaded, and stores nothing", async () => {
    const arena = await createArena();
    const { slug } = await makePersona([arena.slug]);
    await expect(createPersona({ slug, ...draftFor([]) }, actor)).rejects.toMatchObject({ code: "persona_exists" });
    const other = `${slug}-other`;
    await expect(createPersona({ slug: other, ...draftFor(["nowhere"]) }, actor)).rejects.toMatchObject({
      code: "arena_not_found",
    });
    const history = [{ happenedOn: "2025-01-01", action: "kept" as const, text: "A print.", image: "0".repeat(64) }];
    await expect(createPersona({ slug: other, ...draftFor([], { history }) }, actor)).rejects.toMatchObject({
      code: "invalid_request",
      extra: { errors: [{ field: "history.0.image", message: "was never uploaded" }] },
    });
    await expect(readPersona(other)).rejects.toMatchObject({ code: "persona_not_found" });
  });

  it("stores nothing where no worker could ever make the outputs", async () => {
    const arena = await createArena();
    await db.$executeRaw`ALTER SCHEMA graphile_worker RENAME TO graphile_away`;
    try {
      await expect(createPersona({ slug: "too-early", ...draftFor([arena.slug]) }, actor)).rejects.toMatchObject({
        code: "unavailable",
      });
    } finally {
      await db.$executeRaw`ALTER SCHEMA graphile_away RENAME TO graphile_worker`;
    }
    expect(await db.persona.count({ where: { slug: "too-early" } })).toBe(0);
  });
});

describe("editPersona", () => {
  it("makes a new version; an old battle shows the old one, and the list says what changed", async () => {
    const arena = await createArena();
    const before = await db.persona.findFirstOrThrow({ where: { arenas: { some: { arenaId: arena.id } } } });
    const battle = await createBattle({ arenaId: arena.id });
    const base = { version: 1, arenas: [arena.slug] };
    const draft = draftFor([arena.slug], { shortName: "Nés" });
    const { stored, persona } = await editPersona(before.slug, { base, ...draft }, actor);
    expect(stored).toBe("version");
    expect(persona).toMatchObject({ version: 2, newestVersion: 2, shortName: "Nés", rubric: draft.rubric });
    expect(persona.versions.map(({ version, isFromSeed }) => [version, isFromSeed])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(persona.versions[0]?.changes).toContain("the short name");
    expect(persona.versions[0]?.changes).toContain("1 criterion added");

    const [shown] = await viewBattles([battle]);
    expect(shown?.persona).toMatchObject({ shortName: before.slug, rubric: [] });
    expect(await readPersona(before.slug, 1)).toMatchObject({ version: 1, newestVersion: 2, shortName: before.slug });
    expect(await queued()).toEqual([{ key: `make-outputs ${arena.slug}` }]);
    expect(await audit(before.slug)).toEqual([{ action: "persona.edit", actor }]);
  });

  it("stores nothing where nothing is different, and says so", async () => {
    const arena = await createArena();
    const { slug } = await makePersona([arena.slug]);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const base = { version: 1, arenas: [arena.slug] };
    const { stored, persona } = await editPersona(slug, { base, ...draftFor([arena.slug]) }, actor);
    expect([stored, persona.newestVersion]).toEqual(["nothing", 1]);
    expect(await queued()).toEqual([]);
    expect(await audit(slug)).toHaveLength(1);
  });

  it("gives the second of two savers a conflict with the newer version, at once as well as later", async () => {
    const arena = await createArena();
    const { slug } = await makePersona([arena.slug]);
    const base = { version: 1, arenas: [arena.slug] };
    const save = (headline: string) => editPersona(slug, { base, ...draftFor([arena.slug], { headline }) }, actor);
    const saves = await Promise.allSettled([save("who was first"), save("who was second")]);
    const won = saves.find((save) => save.status === "fulfilled")!;
    const lost = saves.find((save) => save.status === "rejected")!;
    expect(won.value).toMatchObject({ stored: "version" });
    expect(lost.reason).toMatchObject({
      code: "persona_conflict",
      status: 409,
      detail: "Version 2 was stored while you edited version 1. Nothing of yours was stored.",
      extra: { version: 2, persona: { newestVersion: 2, headline: won.value.persona.headline } },
    });
    await expect(save("who came later")).rejects.toMatchObject({ code: "persona_conflict" });
    expect((await readPersona(slug)).newestVersion).toBe(2);
    // The winner's request, sent again after a lost answer, is no conflict.
    expect(await save(won.value.persona.headline)).toMatchObject({ stored: "nothing" });
  });

  it("changes the arenas without a new version, and notices that somebody else did", async () => {
    const [one, other] = [await createArena(), await createArena()];
    const { slug } = await makePersona([one.slug]);
    const base = { version: 1, arenas: [one.slug] };
    const { stored, persona } = await editPersona(slug, { base, ...draftFor([one.slug, other.slug]) }, actor);
    expect([stored, persona.newestVersion, persona.arenas.length]).toEqual(["arenas", 1, 2]);
    await expect(editPersona(slug, { base, ...draftFor([]) }, actor)).rejects.toMatchObject({
      code: "persona_conflict",
      detail: "The arenas of this persona were changed while you edited it. Nothing of yours was stored.",
    });
    expect((await listPersonas(other.slug)).map((listed) => listed.slug)).toContain(slug);
  });

  it("does not mind a closed arena, and leaves the persona in it", async () => {
    const [open, closed] = [await createArena(), await createArena()];
    const { slug } = await makePersona([open.slug, closed.slug]);
    await db.arena.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
    const { arenas, newestVersion } = await readPersona(slug);
    const base = { version: newestVersion, arenas: arenas.map((arena) => arena.slug) };
    expect(await editPersona(slug, { base, ...draftFor([]) }, actor)).toMatchObject({ stored: "arenas" });
    const left = await db.arenaPersona.findMany({ where: { persona: { slug } }, select: { arenaId: true } });
    expect(left).toEqual([{ arenaId: closed.id }]);
  });

  it("never finds somebody's own persona", async () => {
    const annotator = await db.annotator.create({ data: {} });
    const own = await db.persona.create({
      data: { slug: "self-of-somebody", kind: "self", annotatorId: annotator.id },
    });
    const base = { version: 1, arenas: [] };
    await expect(editPersona(own.slug, { base, ...draftFor([]) }, actor)).rejects.toMatchObject({
      code: "persona_not_found",
    });
    await expect(readPersona(own.slug)).rejects.toMatchObject({ code: "persona_not_found" });
    expect((await listPersonas()).map(({ slug }) => slug)).not.toContain(own.slug);
  });
});

describe("retirePersona", () => {
  it("retires once and brings back once, each with its entry, and asks for what is missing by then", async () => {
    const arena = await createArena();
    const { slug } = await makePersona([arena.slug]);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect((await retirePersona(slug, true, actor)).retiredAt).not.toBeNull();
    await retirePersona(slug, true, actor);
    expect(await requireProfiles(arena.slug).then((all) => all.map(({ profile }) => profile.slug))).not.toContain(slug);
    expect(await queued()).toEqual([]);
    expect((await retirePersona(slug, false, actor)).retiredAt).toBeNull();
    expect(await queued()).toEqual([{ key: `make-outputs ${arena.slug}` }]);
    expect((await audit(slug)).map(({ action }) => action)).toEqual([
      "persona.create",
      "persona.retire",
      "persona.bring-back",
    ]);
  });
});

describe("storeDescribedPersona", () => {
  it("gives a changed seed a new version, and leaves alone what somebody has edited", async () => {
    const arena = await createArena();
    const { arenas: _, ...draft } = draftFor([]);
    const seed = { ...draft, slug: `seeded-${++count}`, history: [] };
    await storeDescribedPersona(arena.id, seed);
    await storeDescribedPersona(arena.id, seed);
    expect((await readPersona(seed.slug)).newestVersion).toBe(1);
    await storeDescribedPersona(arena.id, { ...seed, rubric: [{ criterion: "Is brief", importance: 1 }] });
    expect((await readPersona(seed.slug)).newestVersion).toBe(2);

    const base = { version: 2, arenas: [arena.slug] };
    await editPersona(seed.slug, { base, ...draftFor([arena.slug], { headline: "who was edited" }) }, actor);
    await storeDescribedPersona(arena.id, seed);
    expect(await readPersona(seed.slug)).toMatchObject({ newestVersion: 3, headline: "who was edited" });
  });
});

describe("what systems are handed", () => {
  it("has no rubric", async () => {
    const arena = await createArena({ personas: 0 });
    await makePersona([arena.slug]);
    const [persona] = await requireProfiles(arena.slug);
    expect(Object.keys(persona!.profile).sort()).toEqual(
      ["attributes", "description", "headline", "history", "name", "preferences", "slug"].sort(),
    );
    expect(JSON.stringify(persona)).not.toContain("Speaks of water");
  });
});

describe("a reference image", () => {
  it("is encoded again without metadata, found by version and place, and nowhere else", async () => {
    const photograph = await sharp({ create: { width: 1600, height: 20, channels: 3, background: "#a33" } })
      .withExif({ IFD0: { Copyright: "a secret name" } })
      .jpeg()
      .toBuffer();
    expect(photograph.toString("latin1")).toContain("a secret name");
    const image = await storePersonaImage(photograph.toString("base64"));
    const stored = Buffer.from(await readBlob(image));
    expect(stored.toString("latin1")).not.toContain("a secret name");
    expect(await sharp(stored).metadata()).toMatchObject({ format: "webp", width: 1200, height: 15 });

    const history = [{ happenedOn: "2025-01-01", action: "kept" as const, text: "A print.", image }];
    const slug = `pictured-${++count}`;
    const persona = await createPersona({ slug, ...draftFor([], { history }) }, actor);
    expect(persona.history[0]?.imageUrl).toBe(`/api/v1/personas/${slug}/images/1-0`);
    expect(Buffer.from(await readPersonaImage(slug, "1-0")).equals(stored)).toBe(true);
    for (const name of ["1-1", "2-0"]) {
      await expect(readPersonaImage(slug, name)).rejects.toMatchObject({ code: "persona_not_found" });
    }
  });

  it("that is none is refused", async () => {
    for (const text of ["no image", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>']) {
      const base64 = Buffer.from(text).toString("base64");
      await expect(storePersonaImage(base64)).rejects.toMatchObject({ code: "invalid_request" });
    }
  });
});

describe("createPersonaBody", () => {
  it("names each wrong field", () => {
    const body = {
      slug: "new",
      ...draftFor(["a", "a"], {
        name: " ",
        attributes: [
          { label: "Age", value: "1" },
          { label: "age", value: "2" },
        ],
        rubric: [{ criterion: "x".repeat(201), importance: 2 }],
      }),
    };
    const fields = createPersonaBody.safeParse(body).error?.issues.map(({ path }) => path.join("."));
    expect(fields?.sort()).toEqual(["arenas.1", "attributes.1.label", "name", "rubric.0.criterion", "slug"]);
  });
});
