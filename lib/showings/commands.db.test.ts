import { describe, expect, it } from "vitest";
import { assess } from "@/lib/assessments/commands";
import { createBattle } from "@/lib/battles/commands";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createOutputs, createSystem } from "@/lib/db/testing/factories";
import { whileUncommitted } from "@/lib/db/testing/meanwhile";
import type { AppError } from "@/lib/errors";
import { createShowing } from "./commands";
import { listOpenShowings, readShowingImage, readShowingSource } from "./queries";

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "done",
    (error: AppError) => error.code,
  );
}

describe("createShowing", () => {
  it("shows every output once, with the exact probability of its draw, then says that nothing is left", async () => {
    const arena = await createArena({ scale: 5 });
    const annotator = await createAnnotator();
    const draw = () => createShowing({ arena: arena.slug, annotatorId: annotator.id });
    const first = await draw();
    expect(first).toMatchObject({ arena: arena.slug, scale: 5, standpoint: "proxy" });
    // Nothing was shown before: all six outputs are least shown.
    const stored = await db.showing.findUniqueOrThrow({ where: { id: first.id } });
    expect(stored.samplingProbability).toBeCloseTo(1 / 6, 12);
    expect(["least_shown", "uniform"]).toContain(stored.samplingPart);
    for (let n = 1; n < 6; n += 1) await draw();
    expect(await codeOf(draw())).toBe("nothing_left");
    const showings = await db.showing.findMany({ where: { annotatorId: annotator.id } });
    expect(new Set(showings.map(({ outputId }) => outputId)).size).toBe(6);
    expect(showings.at(-1)!.samplingProbability).toBeLessThanOrEqual(1);
    const exposures = await db.outputExposure.findMany({ where: { output: { arenaId: arena.id } } });
    expect(exposures.map(({ showings }) => showings)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("shows equal contents of one cell once, whoever made them", async () => {
    const arena = await createArena({ scale: 5, tasks: 1 });
    const outputs = await db.output.findMany({ where: { arenaId: arena.id } });
    const twin = await createSystem(arena.id, { slug: "twin", family: "Twin", strategy: "generic" });
    const { taskId, personaVersionId, contentHash } = outputs[0]!;
    await db.output.create({
      data: {
        arenaId: arena.id,
        systemId: twin.id,
        taskId,
        personaVersionId,
        contentHash,
        personaUse: "nothing",
        latencyMs: 1,
        parts: { create: [{ position: 0, type: "text", text: "The same." }] },
      },
    });
    const annotator = await createAnnotator();
    const draw = () => createShowing({ arena: arena.slug, annotatorId: annotator.id });
    for (let n = 0; n < 3; n += 1) await draw();
    expect(await codeOf(draw())).toBe("nothing_left");
  });

  it("of many at once never shows an output twice", async () => {
    const arena = await createArena({ scale: 100, tasks: 2 });
    const annotator = await createAnnotator();
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(createShowing({ arena: arena.slug, annotatorId: annotator.id }))),
    );
    expect(codes.filter((code) => code === "done")).toHaveLength(6);
    const showings = await db.showing.findMany({ where: { annotatorId: annotator.id } });
    expect(new Set(showings.map(({ outputId }) => outputId)).size).toBe(6);
  });

  it("shows again what was left to expire", async () => {
    const arena = await createArena({ scale: 5, tasks: 1, systems: [{ slug: "a", family: "A", strategy: "generic" }] });
    const annotator = await createAnnotator();
    const draw = (now: Date) => createShowing({ arena: arena.slug, annotatorId: annotator.id }, { now: () => now });
    await draw(new Date());
    expect(await codeOf(draw(new Date()))).toBe("nothing_left");
    expect(await codeOf(draw(new Date(Date.now() + 25 * 3_600_000)))).toBe("done");
  });

  it("draws from a system that came a moment ago before it says that nothing is left", async () => {
    const arena = await createArena({ scale: 5, tasks: 1, systems: [{ slug: "a", family: "A", strategy: "generic" }] });
    const annotator = await createAnnotator();
    const draw = () => createShowing({ arena: arena.slug, annotatorId: annotator.id });
    await draw();
    await createSystem(arena.id, { slug: "b", family: "B", strategy: "generic" });
    await createOutputs(arena.id);
    expect(await codeOf(draw())).toBe("done");
    expect(await codeOf(draw())).toBe("nothing_left");
  });

  it("asks for consent, names what is not there, and keeps the two ways of judging apart", async () => {
    const arena = await createArena({ scale: 5 });
    const pairs = await createArena();
    const stranger = await createAnnotator({ consent: null });
    expect(await codeOf(createShowing({ arena: arena.slug, annotatorId: stranger.id }))).toBe("consent_required");
    const { id: annotatorId } = await createAnnotator();
    expect(await codeOf(createShowing({ arena: "no-such", annotatorId }))).toBe("arena_not_found");
    expect(await codeOf(createShowing({ arena: arena.slug, persona: "nobody", annotatorId }))).toBe(
      "persona_not_found",
    );
    await expect(createShowing({ arena: arena.slug, persona: "me", annotatorId })).rejects.toMatchObject({
      code: "judged_otherwise",
      detail: "This arena is judged one output at a time, for described people: none is made for yourself.",
    });
    expect(await codeOf(createShowing({ arena: pairs.slug, annotatorId }))).toBe("judged_otherwise");
    expect(await codeOf(createBattle({ arena: arena.slug, annotatorId }))).toBe("judged_otherwise");
  });

  it("tells nothing of who made the output", async () => {
    const arena = await createArena({ scale: 5 });
    const { id: annotatorId } = await createAnnotator();
    const showing = await createShowing({ arena: arena.slug, annotatorId });
    const stored = await db.showing.findUniqueOrThrow({ where: { id: showing.id }, include: { output: true } });
    const { output, ...around } = showing;
    // The text of an output of the tests names its system; everything around it must not.
    expect(output.parts).toHaveLength(1);
    const told = JSON.stringify(around);
    for (const secret of [stored.outputId, stored.systemId, stored.contentHash, "alpha", "beta", "likes tests"]) {
      expect(told).not.toContain(secret);
    }
  });
});

describe("signing in while an output is being drawn", () => {
  it("stores no showing for whom was merged, and says why", async () => {
    const arena = await createArena({ scale: 5 });
    const [browser, account] = [await createAnnotator(), await createAnnotator()];
    const drawn = await whileUncommitted(
      (client) => client.query("UPDATE annotator SET merged_into = $1 WHERE id = $2", [account.id, browser.id]),
      () => createShowing({ arena: arena.slug, annotatorId: browser.id }),
    );
    expect(drawn).toMatchObject({ status: "rejected", reason: { code: "consent_required" } });
    expect(await db.showing.count({ where: { annotatorId: browser.id } })).toBe(0);
  });
});

describe("a showing's own files", () => {
  it("are nobody else's", async () => {
    const arena = await createArena({ scale: 5 });
    await db.task.updateMany({
      where: { arenaId: arena.id },
      data: { sourceTitle: "A", sourceText: "Words of a source." },
    });
    const annotator = await createAnnotator();
    const other = await createAnnotator();
    const showing = await createShowing({ arena: arena.slug, annotatorId: annotator.id });
    expect(showing.task.source?.textUrl).toBe(`/api/v1/showings/${showing.id}/source`);
    const mine = { showingId: showing.id, annotatorId: annotator.id };
    expect(await readShowingSource(mine)).toBe("Words of a source.");
    expect(await codeOf(readShowingSource({ ...mine, annotatorId: other.id }))).toBe("showing_not_found");
    expect(await codeOf(readShowingImage({ ...mine, name: "output-0" }))).toBe("showing_not_found");
  });
});

describe("listOpenShowings", () => {
  it("gives the same showings after a reload, oldest first, and none that is assessed or expired", async () => {
    const arena = await createArena({ scale: 5 });
    const annotator = await createAnnotator();
    const place = { arena: arena.slug, annotatorId: annotator.id };
    const first = await createShowing(place);
    const second = await createShowing(place);
    expect(await listOpenShowings(place)).toEqual([first, second]);
    expect(await listOpenShowings({ ...place, persona: "nobody" })).toEqual([]);
    expect(await listOpenShowings({ ...place, persona: first.persona.slug })).toContainEqual(first);
    expect(await listOpenShowings({ ...place, now: new Date(Date.now() + 25 * 3_600_000) })).toEqual([]);
    await assess({ showingId: first.id, annotatorId: annotator.id, fit: 3 });
    expect(await listOpenShowings(place)).toEqual([second]);
  });
});
