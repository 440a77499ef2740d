import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { digestOfText } from "@/lib/privacy/redact-reviewed";

const text = "Quenby Astrafel liked it";
const hashOf = (written: string) => new Uint8Array(Buffer.from(digestOfText(written), "hex"));
const decided = { decidedBy: "an operator", decidedAt: new Date() };
const base = { field: "feedback_left" as const, textSha256: hashOf(text), reasons: ["name"], rules: "1" };
let voteId = "";
let assessmentId = "";

beforeAll(async () => {
  voteId = (await createVote({ feedback: { left: text } })).id;
  const { id: arenaId } = await createArena({ scale: 5 });
  assessmentId = (await createAssessment({ arenaId, feedback: text })).id;
});
afterAll(() => db.$disconnect());

/** Stores it, and takes it away again where that succeeds. */
async function store(data: Partial<Prisma.HeldTextUncheckedCreateInput>) {
  const { id } = await db.heldText.create({ data: { voteId, ...base, ...data } });
  await db.heldText.delete({ where: { id } });
}

describe("a held text", () => {
  it.each<[string, Partial<Prisma.HeldTextUncheckedCreateInput>]>([
    ["waiting", {}],
    ["of an assessment", { voteId: null, assessmentId: "this", field: "feedback" }],
    ["withheld", { state: "withheld", ...decided }],
    ["released as shown", { state: "released", ...decided, shownSha256: hashOf("shown") }],
    ["released in other words", { state: "released", ...decided, editedText: "Liked it" }],
  ])("is stored: %s", async (_, data) => {
    await store("assessmentId" in data ? { ...data, assessmentId } : data);
  });

  it.each<[string, RegExp, Partial<Prisma.HeldTextUncheckedCreateInput>]>([
    ["of nothing", /no such text|held_text_of_one_judgement/, { voteId: null }],
    ["of a field of the other kind", /no such text|held_text_field/, { field: "feedback" }],
    ["of a text that is not there", /no such text/, { field: "feedback_right" }],
    ["of another text", /no such text/, { textSha256: hashOf("another") }],
    ["for no reason", /held_text_reasons/, { reasons: [] }],
    ["for a reason that there is not", /held_text_reasons/, { reasons: ["mood"] }],
    ["waiting and decided", /held_text_decided/, decided],
    ["decided by nobody", /held_text_decided/, { state: "withheld", decidedAt: new Date() }],
    ["decided never", /held_text_decided/, { state: "withheld", decidedBy: "an operator" }],
    ["released as nothing", /held_text_published_as/, { state: "released", ...decided }],
    [
      "released in two ways",
      /held_text_published_as/,
      { state: "released", ...decided, shownSha256: hashOf("shown"), editedText: "Liked it" },
    ],
    ["withheld with words", /held_text_published_as/, { state: "withheld", ...decided, editedText: "Liked it" }],
    ["waiting with words", /held_text_published_as/, { editedText: "Liked it" }],
    ["released in no words", /held_text_edited/, { state: "released", ...decided, editedText: " \n" }],
    ["with half a hash", /held_text_hashes/, { state: "released", ...decided, shownSha256: new Uint8Array(16) }],
  ])("is refused: %s", async (_, refusal, data) => {
    await expect(store(data)).rejects.toThrow(refusal);
  });

  it("is refused of two judgements", async () => {
    await expect(store({ assessmentId, field: "feedback" })).rejects.toThrow(/held_text_of_one_judgement/);
  });

  it("is there once for each text, stays with it, and is decided over nobody", async () => {
    const { id } = await db.heldText.create({ data: { voteId, ...base } });
    await expect(db.heldText.create({ data: { voteId, ...base } })).rejects.toThrow(/[Uu]nique/);
    const change = (data: Prisma.HeldTextUncheckedUpdateInput) => db.heldText.update({ where: { id }, data });
    for (const other of [
      { field: "feedback_right" },
      { textSha256: hashOf("another") },
      { heldAt: new Date(0) },
    ] as const)
      await expect(change(other)).rejects.toThrow(/it stays with its text/);
    await change({ state: "withheld", ...decided });
    await expect(change({ state: "released", shownSha256: hashOf("shown") })).rejects.toThrow(/it is decided/);
    await change({ state: "waiting", decidedBy: null, decidedAt: null });
    await change({ state: "released", ...decided, editedText: "Liked it" });
    await db.heldText.delete({ where: { id } });
  });
});
