import { beforeAll, describe, expect, it } from "vitest";
import { acceptConsent, adoptAnnotator, withdrawConsent } from "@/lib/annotators/commands";
import { consentVersion } from "@/lib/annotators/schema";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { refreshLeaderboards, SnapshotKeeper } from "@/lib/leaderboards/commands";
import { demandOwnBoard, demandOwnBoards, drawOwnBoard, PersonalBoardMaker } from "./commands";

const pairs = [
  ["alpha-generic", "alpha-persona"],
  ["alpha-persona", "beta-generic"],
  ["alpha-generic", "beta-generic"],
] as const;

let arena: { id: string; slug: string };

/** Everyone's board of three systems, by 21 annotators of four votes, with its analysis. */
beforeAll(async () => {
  arena = await createArena();
  for (let voter = 0; voter < 21; voter += 1) {
    const { id } = await createAnnotator({ source: "simulated" });
    for (const fit of ["left", "right", "left", "tie"] as const) {
      await createVote({ arenaId: arena.id, annotatorId: id, systems: pairs[voter % 3], fit, source: "simulated" });
    }
  }
  await refreshLeaderboards();
}, 60_000);

async function vote(annotatorId: string, count: number) {
  for (let at = 0; at < count; at += 1) {
    await createVote({ arenaId: arena.id, annotatorId, systems: pairs[at % 3], fit: "right" });
  }
}

const newMaker = () => new PersonalBoardMaker(new SnapshotKeeper("board"));
const rowOf = (annotatorId: string) =>
  db.personalBoard.findUnique({ where: { annotatorId_arenaId: { annotatorId, arenaId: arena.id } } });
const read = (annotatorId: string) => demandOwnBoard(annotatorId, arena.slug);

/** An annotator whose board was made of ten votes. */
async function createOwner() {
  const { id } = await createAnnotator();
  await vote(id, 10);
  await read(id);
  await newMaker().refresh();
  expect((await read(id)).board?.votes).toBe(10);
  return id;
}

describe("a personal board", () => {
  it("is not there before the tenth vote, and says how many are missing", async () => {
    const { id } = await createAnnotator();
    await vote(id, 9);
    expect(await read(id)).toMatchObject({
      missingVotes: 1,
      isPending: false,
      board: null,
      votes: { proxy: 9, owner: 0 },
    });
    expect(await rowOf(id)).toBeNull();
    await expect(drawOwnBoard(id, arena.slug)).rejects.toMatchObject({ code: "own_board_not_found" });
  });

  it("is made after the tenth vote once its annotator looks, and again after the next", async () => {
    const { id } = await createAnnotator();
    await vote(id, 10);
    expect(await read(id)).toMatchObject({ missingVotes: 0, isPending: true, board: null });
    expect(await newMaker().refresh()).toBe(1);
    const own = await read(id);
    expect(own).toMatchObject({ isPending: false, board: { votes: 10, everyone: { simulatedVotes: 84 } } });
    expect(own.board!.readings.map(({ standpoint, systems }) => [standpoint, systems.length])).toEqual([["proxy", 3]]);
    expect((await rowOf(id))!.wantedAt).toBeNull();

    await vote(id, 1);
    // The board of before stays until the newer one is there.
    expect(await read(id)).toMatchObject({ isPending: true, board: { votes: 10 } });
    expect(await newMaker().refresh()).toBe(1);
    expect(await read(id)).toMatchObject({ isPending: false, board: { votes: 11 } });
  });

  it("is drawn as a picture that holds nothing of its annotator", async () => {
    const id = await createOwner();
    const picture = Buffer.from(await drawOwnBoard(id, arena.slug));
    expect(picture.toString("latin1", 1, 4)).toBe("PNG");
    for (const secret of [id, id.replaceAll("-", ""), "tEXt", "iTXt", "eXIf", "tIME"]) {
      expect(picture.includes(secret)).toBe(false);
    }
  });

  it("is its annotator's alone", async () => {
    const [one, other] = [await createOwner(), (await createAnnotator()).id];
    await vote(other, 3);
    expect(await read(other)).toMatchObject({ board: null, votes: { proxy: 3 } });
    expect((await demandOwnBoards(other)).every(({ board }) => board === null)).toBe(true);
    expect((await read(one)).board).not.toBeNull();
  });

  it("does not count excluded votes, and is not shown when fewer than ten are left", async () => {
    const id = await createOwner();
    const [first] = await db.vote.findMany({ where: { annotatorId: id }, take: 1 });
    await db.vote.update({ where: { id: first!.id }, data: { exclusionReason: "too_fast" } });
    expect(await read(id)).toMatchObject({ missingVotes: 1, board: null });
  });

  it("is not there, and not listed, where outputs are judged one at a time", async () => {
    const { id } = await createAnnotator();
    const absolute = await createArena({ scale: 5 });
    await expect(demandOwnBoard(id, absolute.slug)).rejects.toMatchObject({ code: "own_board_not_found" });
    expect((await demandOwnBoards(id)).map(({ arena: slug }) => slug)).not.toContain(absolute.slug);
  });

  it("is promised nowhere that nothing can be judged, and stays listed for who judged there before", async () => {
    const imported = await createArena();
    const { id } = await createAnnotator();
    const { id: judge } = await createAnnotator();
    await createVote({ arenaId: imported.id, annotatorId: judge });
    await db.task.updateMany({ where: { arenaId: imported.id }, data: { retiredAt: new Date() } });
    const listed = async (annotatorId: string) => (await demandOwnBoards(annotatorId)).map((own) => own.arena);
    expect(await listed(id)).toContain(arena.slug);
    expect(await listed(id)).not.toContain(imported.slug);
    expect(await listed(judge)).toContain(imported.slug);
    expect(await demandOwnBoard(id, imported.slug)).toMatchObject({ missingVotes: 10 });
  });

  it("names the arenas that there are where it is asked for another", async () => {
    const { id } = await createAnnotator();
    await expect(demandOwnBoard(id, "nowhere")).rejects.toMatchObject({ code: "arena_not_found" });
  });
});

describe("a consent that is taken back", () => {
  it("erases the board, and none is made until it is given again", async () => {
    const id = await createOwner();
    await withdrawConsent({ annotatorId: id });
    expect(await rowOf(id)).toBeNull();
    await expect(read(id)).rejects.toMatchObject({ code: "consent_required" });
    expect(await newMaker().refresh()).toBe(0);

    await acceptConsent({ annotatorId: id, userId: null, version: consentVersion });
    expect(await read(id)).toMatchObject({ isPending: true, board: null });
    await newMaker().refresh();
    expect((await read(id)).board?.votes).toBe(10);
  });

  it("is not undone by a board that was being made at that moment", async () => {
    const { id } = await createAnnotator();
    await vote(id, 10);
    await read(id);
    const maker = newMaker();
    await Promise.all([maker.refresh(), withdrawConsent({ annotatorId: id })]);
    expect(await rowOf(id)).toBeNull();
  });
});

describe("signing in", () => {
  it("erases the boards of both, and the next one knows the votes of both", async () => {
    const account = await createOwner();
    const user = await db.user.create({ data: { email: `own-board-${account}@example.org` } });
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: account });
    expect((await read(account)).board?.votes).toBe(10);

    const browser = await createOwner();
    await adoptAnnotator({ userId: user.id, browserAnnotatorId: browser });
    expect([await rowOf(account), await rowOf(browser)]).toEqual([null, null]);
    expect(await read(account)).toMatchObject({ isPending: true, votes: { proxy: 20 } });
    await newMaker().refresh();
    expect((await read(account)).board?.votes).toBe(20);
  });
});

describe("PersonalBoardMaker", () => {
  it("makes none that nobody asked for: not for simulated annotators, not for a row of long ago", async () => {
    const { id: simulated } = await createAnnotator({ source: "simulated" });
    for (let at = 0; at < 12; at += 1) {
      await createVote({ arenaId: arena.id, annotatorId: simulated, systems: pairs[at % 3], source: "simulated" });
    }
    await read(simulated);
    expect(await rowOf(simulated)).toBeNull();

    const { id } = await createAnnotator();
    await vote(id, 10);
    await demandOwnBoard(id, arena.slug, { now: () => new Date(Date.now() - 3_600_000) });
    expect(await newMaker().refresh()).toBe(0);
    await read(id);
    expect(await newMaker().refresh()).toBe(1);
  });

  it("stops when its time is up, and rests nine times as long as it worked", async () => {
    const owners = [await createAnnotator(), await createAnnotator(), await createAnnotator()];
    for (const { id } of owners) {
      await vote(id, 10);
      await read(id);
    }
    const maker = newMaker();
    const startedMs = performance.now();
    expect(await maker.refresh(0)).toBe(1);
    const workedMs = performance.now() - startedMs;
    expect(await maker.refresh(0)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, workedMs * 9.5));
    expect(await maker.refresh(1_000)).toBe(2);
    for (const { id } of owners) expect((await read(id)).isPending).toBe(false);
  });

  it("waits where an arena has no board yet", async () => {
    const young = await createArena();
    const { id } = await createAnnotator();
    for (let at = 0; at < 10; at += 1) await createVote({ arenaId: young.id, annotatorId: id });
    await demandOwnBoard(id, young.slug);
    expect(await newMaker().refresh()).toBe(0);
    expect(await demandOwnBoard(id, young.slug)).toMatchObject({ isPending: true, board: null });
    await db.arena.update({ where: { id: young.id }, data: { closedAt: new Date() } });
  });
});

describe("the record", () => {
  it("refuses a board that is half there, stands on nine votes, or is for nothing", async () => {
    const { id: annotatorId } = await createAnnotator();
    const row = { annotatorId, arenaId: arena.id };
    const made = { methodology: "m", content: {}, madeAt: new Date() };
    const refuse = async (data: object, constraint: string) => {
      await expect(db.personalBoard.create({ data: { ...row, ...data } })).rejects.toThrow(constraint);
    };
    await refuse({}, "personal_board_is_for_something");
    await refuse({ wantedAt: new Date(), votes: 12 }, "personal_board_is_whole");
    await refuse({ ...made, votes: 9 }, "personal_board_has_votes");
    await db.personalBoard.create({ data: { ...row, ...made, votes: 10 } });
  });

  it("keeps no board of an annotator who is erased", async () => {
    const { id } = await createAnnotator({ consent: null });
    await db.personalBoard.create({ data: { annotatorId: id, arenaId: arena.id, wantedAt: new Date() } });
    await db.annotator.delete({ where: { id } });
    expect(await rowOf(id)).toBeNull();
  });
});
