import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type AssessmentRecord, assessmentEntry, leafHash, type VoteRecord, voteEntry } from "./leaf";
import { toHex } from "./sha256";

const drawn = {
  arena: "a0",
  task: "b0",
  personaVersion: "c0",
  samplingProbability: 0.1,
  samplingPart: "uniform",
  createdAt: new Date("2026-11-24T10:00:00.000Z"),
};
const said = {
  id: "v0",
  createdAt: new Date("2026-11-24T10:01:02.345Z"),
  source: "human",
  standpoint: "proxy",
  criteria: { warmth: { side: "left" }, clarity: { right: 2, left: 4 } },
  agreed: { votes: true, feedback: false },
};
const vote: VoteRecord = {
  ...said,
  fit: "left",
  quality: null,
  chips: [{ side: "left", key: "on-topic" }],
  confidence: "sure",
  satisfactionLeft: "hoped",
  satisfactionRight: null,
  feedbackLeft: "Schön gesagt.",
  feedbackRight: null,
  feedbackGeneral: null,
  battle: {
    ...drawn,
    id: "d0",
    leftOutput: "l1",
    leftSystem: "l2",
    leftContent: "l3",
    rightOutput: "r1",
    rightSystem: "r2",
    rightContent: "r3",
    repeatOf: null,
  },
};
const assessment: AssessmentRecord = {
  ...said,
  fit: 4,
  scale: 5,
  criteria: { warmth: 3 },
  feedback: null,
  showing: { ...drawn, id: "s0", output: "o1", system: "o2", content: "o3" },
};

const voteText =
  '{"agreed":{"feedback":false,"votes":true},"battle":{"arena":"a0","createdAt":"2026-11-24T10:00:00.000Z","id":"d0",' +
  '"leftContent":"l3","leftOutput":"l1","leftSystem":"l2","personaVersion":"c0","repeatOf":null,"rightContent":"r3",' +
  '"rightOutput":"r1","rightSystem":"r2","samplingPart":"uniform","samplingProbability":0.1,"task":"b0"},' +
  '"chips":[{"key":"on-topic","side":"left"}],"confidence":"sure","createdAt":"2026-11-24T10:01:02.345Z",' +
  '"criteria":{"clarity":{"left":4,"right":2},"warmth":{"side":"left"}},"feedbackGeneral":null,' +
  '"feedbackLeft":"TEXT","feedbackRight":null,"fit":"left","id":"v0","palate":"vote 1","quality":null,' +
  '"satisfactionLeft":"hoped","satisfactionRight":null,"source":"human","standpoint":"proxy"}';

describe("voteEntry", () => {
  it("is this text, for ever: the leaves of a year ago are made of it", () => {
    const text = createHash("sha256").update("Schön gesagt.").digest("hex");
    expect(voteEntry(vote)).toBe(voteText.replace("TEXT", text));
  });

  it("differs where anything of the vote or its battle does", () => {
    const changes: Partial<VoteRecord>[] = [
      { fit: "right" },
      { quality: "left" },
      { createdAt: new Date("2026-11-24T10:01:02.346Z") },
      { feedbackLeft: "Schön gesagt!" },
      { feedbackRight: "" },
      { agreed: { votes: true, feedback: true } },
      { battle: { ...vote.battle, samplingProbability: 0.10000000000000002 } },
      { battle: { ...vote.battle, leftOutput: "r1", rightOutput: "l1" } },
    ];
    const entries = [{}, ...changes].map((change) => voteEntry({ ...vote, ...change }));
    expect(new Set(entries).size).toBe(changes.length + 1);
  });
});

describe("assessmentEntry", () => {
  it("is this text, for ever", () => {
    expect(assessmentEntry(assessment)).toBe(
      '{"agreed":{"feedback":false,"votes":true},"createdAt":"2026-11-24T10:01:02.345Z","criteria":{"warmth":3},"feedback":null,' +
        '"fit":4,"id":"v0","palate":"assessment 1","scale":5,"showing":{"arena":"a0","content":"o3",' +
        '"createdAt":"2026-11-24T10:00:00.000Z","id":"s0","output":"o1","personaVersion":"c0","samplingPart":"uniform",' +
        '"samplingProbability":0.1,"system":"o2","task":"b0"},"source":"human","standpoint":"proxy"}',
    );
  });
});

describe("leafHash", () => {
  it("is SHA-256 of 0x00, the salt and the entry", () => {
    const salt = new Uint8Array(32).fill(7);
    const expected = createHash("sha256")
      .update(Buffer.from([0]))
      .update(salt)
      .update("entry")
      .digest("hex");
    expect(toHex(leafHash(salt, "entry"))).toBe(expected);
  });

  it("refuses a salt of another length", () => {
    expect(() => leafHash(new Uint8Array(31), "entry")).toThrow(RangeError);
  });
});
