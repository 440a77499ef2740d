import { describe, expect, it } from "vitest";
import { createPseudonymizer } from "@/lib/privacy/pseudonymize";
import { releaseRow } from "./schema";
import { applyConsent, type ConsentedVote, pseudonymizeVote, type RawVote, redactVote, toReleaseRow } from "./stages";

const words = {
  chips: new Map([
    ["on-topic", "positive"],
    ["plain", "positive"],
    ["too-long", "negative"],
  ] as const),
  criteria: new Set(["clarity", "warmth"]),
};

const raw: RawVote = {
  voteId: "vote-id",
  battleId: "battle-id",
  annotatorId: "annotator-id",
  annotatorSource: "human",
  consent: { votes: true, feedback: true, isWithdrawn: false },
  agreedToFeedback: true,
  arena: "text",
  task: "task-1",
  prompt: "Say it.",
  personaId: "persona-id",
  persona: "ines",
  personaKind: "described",
  personaVersionId: "persona-version-id",
  personaVersion: 3,
  standpoint: "proxy",
  source: "human",
  systemLeft: "alpha-generic",
  familyLeft: "Alpha",
  strategyLeft: "generic",
  systemRight: "alpha-persona",
  familyRight: "Alpha",
  strategyRight: "persona",
  fit: "left",
  quality: null,
  criteria: { clarity: { left: 4, right: 2 } },
  chips: [
    { key: "too-long", side: "right" },
    { key: "plain", side: "left" },
    { key: "on-topic", side: "both" },
  ],
  confidence: "leaning",
  satisfactionLeft: "hoped",
  satisfactionRight: null,
  feedbackLeft: "Ask jane@example.org",
  feedbackRight: null,
  feedbackGeneral: "or jane@example.org",
  samplingProbability: 0.25,
  samplingPart: "uniform",
  pairVerdicts: { first: 3, second: 0, tie: 0, bothBad: 0 },
  telemetry: { timeToVerdictMs: 12_499, input: "key" },
  createdAt: new Date("2026-11-23T22:59:59.999Z"),
};

function consented(vote: RawVote): ConsentedVote {
  const result = applyConsent(vote);
  if (typeof result === "string") throw new Error(result);
  return result;
}

function rowOf(vote: RawVote, key = 1) {
  const pseudonymize = createPseudonymizer(new Uint8Array(32).fill(key));
  return toReleaseRow(pseudonymizeVote(redactVote(consented(vote), words).vote, pseudonymize));
}

describe("applyConsent", () => {
  it.each([
    [null, "no_consent"],
    [{ votes: false, feedback: true, isWithdrawn: false }, "no_consent"],
    [{ votes: true, feedback: true, isWithdrawn: true }, "withdrawn"],
  ])("leaves out a vote with the consent %j", (consent, reason) => {
    expect(applyConsent({ ...raw, consent })).toBe(reason);
    // A person behind a vote is asked, whatever the vote is marked as, and a human vote is never taken for nobody's.
    expect(applyConsent({ ...raw, consent, source: "simulated" })).toBe(reason);
    expect(applyConsent({ ...raw, consent, annotatorSource: "simulated" })).toBe(reason);
  });

  it.each([
    ["now", { consent: { votes: true, feedback: false, isWithdrawn: false } }],
    ["when voting", { agreedToFeedback: false }],
    ["when voting, whatever the vote is marked as", { agreedToFeedback: false, source: "simulated" as const }],
  ])("keeps the vote and drops its texts where only those were refused %s", (_, refusal) => {
    const vote = consented({ ...raw, ...refusal });
    expect([vote.feedbackLeft, vote.feedbackRight, vote.feedbackGeneral]).toEqual([null, null, null]);
    expect(vote.fit).toBe("left");
  });

  it("asks nobody for what nobody said", () => {
    const nobody = { consent: null, agreedToFeedback: false };
    const vote = consented({ ...raw, ...nobody, source: "simulated", annotatorSource: "simulated" });
    expect([vote.source, vote.feedbackLeft]).toEqual(["simulated", raw.feedbackLeft]);
  });
});

describe("redactVote", () => {
  it("redacts the three texts together and counts", () => {
    const { vote, redactions } = redactVote(consented(raw), words);
    expect([vote.feedbackLeft, vote.feedbackGeneral]).toEqual(["Ask [EMAIL_1]", "or [EMAIL_1]"]);
    expect(redactions).toEqual({ email: 2 });
  });

  it("leaves out a text that is held, and counts it beside what was replaced", () => {
    const texts = { feedbackLeft: "Ask jane@example.org", feedbackGeneral: "Quenby Astrafel liked it" };
    const { vote, redactions, held } = redactVote(consented({ ...raw, ...texts }), words);
    expect([vote.feedbackLeft, vote.feedbackGeneral]).toEqual(["Ask [EMAIL_1]", null]);
    expect([redactions, held]).toEqual([{ email: 1 }, 1]);
  });

  it("keeps the names that the prompt says", () => {
    const prompt = "Write to Quenby Astrafel about the street.";
    const { vote, held } = redactVote(
      consented({ ...raw, prompt, feedbackLeft: "Quenby Astrafel would like it" }),
      words,
    );
    expect([vote.feedbackLeft, held]).toEqual(["Quenby Astrafel would like it", 0]);
  });

  it("keeps of chips and criteria only what the arena asks", () => {
    const kept = [
      { key: "too-long", side: "right" },
      { key: "on-topic", side: "both" },
    ];
    const chips = [...kept, { key: "call-0612345678", side: "left" }, { key: "on-topic", side: "jane" }, "on-topic"];
    const criteria = {
      clarity: { left: 5, secret: "x", right: "me@example.org", side: "me@example.org" },
      warmth: { side: "tie" },
      "jane-doe": { left: 1 },
    };
    const { vote, redactions } = redactVote(consented({ ...raw, chips, criteria }), words);
    expect(vote.chips).toEqual([
      { ...kept[0], polarity: "negative" },
      { ...kept[1], polarity: "positive" },
    ]);
    expect(JSON.parse(vote.criteria)).toEqual({ clarity: { left: 5 }, warmth: { side: "tie" } });
    expect(redactions).toEqual({ email: 2, unknown_chip: 3, unknown_criterion: 1 });
  });

  it.each([null, "text", 7, []])("reads the criteria %j as none", (criteria) => {
    expect(redactVote(consented({ ...raw, criteria }), words).vote.criteria).toBe("{}");
  });
});

describe("pseudonymizeVote", () => {
  it("leaves no id of the record in the row, and no value of one key under another", () => {
    const [first, second] = [rowOf(raw, 1), rowOf(raw, 2)];
    expect(JSON.stringify(first)).not.toMatch(/(vote|battle|annotator|persona|version)-id/);
    for (const column of ["vote_id", "battle_id", "annotator_id"] as const) {
      expect(first[column]).toMatch(/^[0-9a-f]{32}$/);
      expect(first[column]).not.toBe(second[column]);
    }
  });

  it("hides an annotator's own persona, and how often it was changed", () => {
    const own = { ...raw, personaKind: "self" as const, persona: "self-of-jane" };
    expect(rowOf(own).persona).toMatch(/^[0-9a-f]{32}$/);
    expect(rowOf(own).persona).not.toBe(rowOf(own, 2).persona);
    expect(rowOf(own).persona_version).toBe(1);
    expect([rowOf(raw).persona, rowOf(raw).persona_version]).toEqual(["ines", 3]);
  });
});

describe("toReleaseRow", () => {
  it("coarsens time and names exactly the columns of the allow-list", () => {
    const row = rowOf(raw);
    expect(Object.keys(row)).toEqual(Object.keys(releaseRow.shape));
    expect([row.voted_on, row.seconds_to_verdict]).toEqual(["2026-11-23", 12]);
    expect([row.positive_chips_left, row.positive_chips_right]).toEqual(["on-topic plain", "on-topic"]);
    expect([row.negative_chips_left, row.negative_chips_right]).toEqual(["", "too-long"]);
    expect([row.confidence, row.satisfaction_left, row.satisfaction_right]).toEqual(["leaning", "hoped", null]);
    expect(row.criteria).toBe('{"clarity":{"left":4,"right":2}}');
  });

  it("has no time where none was measured", () => {
    expect(rowOf({ ...raw, telemetry: {} }).seconds_to_verdict).toBeNull();
  });
});

describe("the types", () => {
  it("refuse a way that skips a stage", () => {
    const pseudonymize = createPseudonymizer(new Uint8Array(32));
    const vote = consented(raw);
    const skips = [
      // @ts-expect-error a vote whose consent was not looked at cannot be redacted
      () => redactVote(raw, words),
      // @ts-expect-error a vote that was not redacted cannot be pseudonymized
      () => pseudonymizeVote(vote, pseudonymize),
      // @ts-expect-error nor can one that only looks so
      () => pseudonymizeVote({ ...vote, criteria: "{}" }, pseudonymize),
      // @ts-expect-error a vote with the record's ids cannot become a row
      () => toReleaseRow(redactVote(vote, words).vote),
    ];
    expect(skips).toHaveLength(4);
  });
});
