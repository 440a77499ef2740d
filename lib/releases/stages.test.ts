import { describe, expect, it } from "vitest";
import { createPseudonymizer } from "@/lib/privacy/pseudonymize";
import { digestOfShown, digestOfText } from "@/lib/privacy/redact-reviewed";
import { releaseRow } from "./schema";
import {
  applyConsent,
  type ConsentedVote,
  pseudonymizeVote,
  type RawVote,
  redactVote,
  suppressVote,
  toReleaseRow,
} from "./stages";
import type { Suppression } from "./suppression";

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
  consent: { votes: true, feedback: true, persona: true, isWithdrawn: false },
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
  decisions: [],
  samplingProbability: 0.25,
  samplingPart: "uniform",
  pairVerdicts: { first: 3, second: 0, tie: 0, bothBad: 0 },
  tookMs: 12_499,
  createdAt: new Date("2026-11-23T22:59:59.999Z"),
};

const saysOf = (key: number) => createPseudonymizer(new Uint8Array(32).fill(key))("annotator", "annotator-id");

const suppression: Suppression = {
  days: { vote: new Map([["2026-11-23", { on: "2026-11-23", precision: "day" }]]), assessment: new Map() },
  persons: new Map([[saysOf(1), { attributes: '{"age":"20 to 29"}', axes: '{"length":"-1"}' }]]),
  loss: {
    k: 5,
    l: 2,
    annotators: 0,
    suppressed: 0,
    classes: 0,
    smallestClass: null,
    informationLoss: 0,
    attributes: {},
    unnamedAttributes: 0,
    axes: {},
  },
};

function consented(vote: RawVote): ConsentedVote {
  const result = applyConsent(vote);
  if (typeof result === "string") throw new Error(result);
  return result;
}

function rowOf(vote: RawVote, key = 1) {
  const pseudonymize = createPseudonymizer(new Uint8Array(32).fill(key));
  return toReleaseRow(
    suppressVote(pseudonymizeVote(redactVote(consented(vote), words).vote, pseudonymize), suppression),
  );
}

describe("applyConsent", () => {
  it.each([
    [null, "no_consent"],
    [{ votes: false, feedback: true, persona: true, isWithdrawn: false }, "no_consent"],
    [{ votes: true, feedback: true, persona: true, isWithdrawn: true }, "withdrawn"],
  ])("leaves out a vote with the consent %j", (consent, reason) => {
    expect(applyConsent({ ...raw, consent })).toBe(reason);
    // A person behind a vote is asked, whatever the vote is marked as, and a human vote is never taken for nobody's.
    expect(applyConsent({ ...raw, consent, source: "simulated" })).toBe(reason);
    expect(applyConsent({ ...raw, consent, annotatorSource: "simulated" })).toBe(reason);
  });

  it.each([
    ["now", { consent: { votes: true, feedback: false, persona: false, isWithdrawn: false } }],
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
    const { vote, redactions, review } = redactVote(consented({ ...raw, ...texts }), words);
    expect([vote.feedbackLeft, vote.feedbackGeneral]).toEqual(["Ask [EMAIL_1]", null]);
    expect([redactions, review]).toEqual([{ email: 1 }, { held: 1, withheld: 0, releasedAfterReview: 0 }]);
  });

  it("does what an operator decided of a text", () => {
    const texts = { feedbackLeft: "Quenby Astrafel liked it", feedbackRight: "fine", feedbackGeneral: "fine" };
    const decisions: RawVote["decisions"] = [
      {
        textSha256: digestOfText(texts.feedbackLeft),
        state: "released",
        shownSha256: digestOfShown(texts.feedbackLeft),
        edited: null,
      },
      undefined,
      { textSha256: digestOfText("fine"), state: "withheld" },
    ];
    const { vote, review } = redactVote(consented({ ...raw, ...texts, decisions }), words);
    expect([vote.feedbackLeft, vote.feedbackRight, vote.feedbackGeneral]).toEqual([texts.feedbackLeft, "fine", null]);
    expect(review).toEqual({ held: 0, withheld: 1, releasedAfterReview: 1 });
    expect(vote).not.toHaveProperty("decisions");
  });

  it("keeps the names that the prompt says", () => {
    const prompt = "Write to Quenby Astrafel about the street.";
    const { vote, review } = redactVote(
      consented({ ...raw, prompt, feedbackLeft: "Quenby Astrafel would like it" }),
      words,
    );
    expect([vote.feedbackLeft, review.held]).toEqual(["Quenby Astrafel would like it", 0]);
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

describe("suppressVote", () => {
  it("has the week of a vote where its day is too small, and refuses a day that nobody counted", () => {
    const days = { ...suppression.days, vote: new Map([["2026-11-25", { on: "2026-11-23", precision: "week" }]]) };
    const suppress = (createdAt: string) =>
      suppressVote(
        pseudonymizeVote(redactVote(consented({ ...raw, createdAt: new Date(createdAt) }), words).vote, (_, id) => id),
        { ...suppression, days } as Suppression,
      );
    expect(toReleaseRow(suppress("2026-11-25T12:00:00Z"))).toMatchObject({
      voted_on: "2026-11-23",
      voted_on_precision: "week",
    });
    expect(() => suppress("2026-11-24T12:00:00Z")).toThrow(/2026-11-24/);
  });

  it("adds what is published of the annotator, the axes where they judged for themselves", () => {
    expect(rowOf(raw)).toMatchObject({ annotator_attributes: '{"age":"20 to 29"}', persona_axes: null });
    expect(rowOf({ ...raw, standpoint: "owner" }).persona_axes).toBe('{"length":"-1"}');
    expect(rowOf(raw, 2).annotator_attributes).toBeNull();
  });

  it("adds nothing of an annotator who agreed to votes alone", () => {
    const consent = { votes: true, feedback: true, persona: false, isWithdrawn: false };
    expect(rowOf({ ...raw, consent, standpoint: "owner" })).toMatchObject({
      annotator_attributes: null,
      persona_axes: null,
    });
  });

  it("keeps three digits of the probability", () => {
    expect(rowOf({ ...raw, samplingProbability: 0.012_345_678 }).sampling_probability).toBe(0.0123);
  });
});

describe("toReleaseRow", () => {
  it("coarsens time and names exactly the columns of the allow-list", () => {
    const row = rowOf(raw);
    expect(Object.keys(row)).toEqual(Object.keys(releaseRow.shape));
    expect([row.voted_on, row.seconds_to_verdict]).toEqual(["2026-11-23", 10]);
    expect([row.positive_chips_left, row.positive_chips_right]).toEqual(["on-topic plain", "on-topic"]);
    expect([row.negative_chips_left, row.negative_chips_right]).toEqual(["", "too-long"]);
    expect([row.confidence, row.satisfaction_left, row.satisfaction_right]).toEqual(["leaning", "hoped", null]);
    expect(row.criteria).toBe('{"clarity":{"left":4,"right":2}}');
  });

  it("has no time where none was measured", () => {
    expect(rowOf({ ...raw, tookMs: null }).seconds_to_verdict).toBeNull();
  });
});

describe("the types", () => {
  it("refuse a way that skips a stage", () => {
    const pseudonymize = createPseudonymizer(new Uint8Array(32));
    const vote = consented(raw);
    const day = { on: "2026-11-23", precision: "day" } as const;
    const coarse = { samplingProbability: 1, seconds: 0, day, annotatorAttributes: null, personaAxes: null } as const;
    const skips = [
      // @ts-expect-error a vote whose consent was not looked at cannot be redacted
      () => redactVote(raw, words),
      // @ts-expect-error a vote that was not redacted cannot be pseudonymized
      () => pseudonymizeVote(vote, pseudonymize),
      // @ts-expect-error nor can one that only looks so
      () => pseudonymizeVote({ ...vote, criteria: "{}" }, pseudonymize),
      // @ts-expect-error a vote with the record's ids cannot be suppressed
      () => suppressVote(redactVote(vote, words).vote, suppression),
      // @ts-expect-error nor become a row
      () => toReleaseRow(redactVote(vote, words).vote),
      // @ts-expect-error a vote with its exact moment cannot become a row
      () => toReleaseRow(pseudonymizeVote(redactVote(vote, words).vote, pseudonymize)),
      // @ts-expect-error nor can what only looks coarse
      () => toReleaseRow({ ...pseudonymizeVote(redactVote(vote, words).vote, pseudonymize), ...coarse }),
    ];
    expect(skips).toHaveLength(7);
  });
});
