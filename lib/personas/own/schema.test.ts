import { expect, it } from "vitest";
import type { z } from "zod";
import {
  nextStepBody,
  ownLimits,
  putOwnPersonaContract,
  readHistoryBody,
  readHistoryContract,
  saveOwnPersonaBody,
} from "./schema";

const body = {
  description: "",
  attributes: [],
  interests: [],
  history: [],
  evidence: { answers: [], verdicts: [] },
  visibility: { description: "outputs", preferences: "outputs", attributes: "outputs", history: "outputs" },
  byHand: {},
};
const event = (changes: object) => ({
  ...body,
  history: [{ happenedOn: "2026-01-02", action: "read", text: "A", ...changes }],
});

it.each([
  ["NUL in a text", { ...body, description: "a\u0000b" }],
  ["half of a sign", { ...body, interests: [{ topic: "\ud83d", isLiked: true }] }],
  ["an empty topic", { ...body, interests: [{ topic: " ", isLiked: true }] }],
  [
    "a topic that is liked and not liked",
    {
      ...body,
      interests: [
        { topic: "war", isLiked: false },
        { topic: "War", isLiked: true },
      ],
    },
  ],
  ["a place off the axis", { ...body, byHand: { form: 1.01 } }],
  ["a year that no life has", event({ happenedOn: "0001-01-01" })],
  ["a day that is none", event({ happenedOn: "2026-02-30" })],
  ["an unknown action", event({ action: "ate" })],
  ["a sixth answer", { ...body, evidence: { answers: [{ question: "terms", answer: 6 }], verdicts: [] } }],
  ["an unknown visibility", { ...body, visibility: { ...body.visibility, history: "everybody" } }],
  ["a part left out", { ...body, history: undefined }],
])("refuses %s", (_, wrong) => {
  expect(saveOwnPersonaBody.safeParse(wrong).success).toBe(false);
});

it("takes a persona that says nothing, and one that says something", () => {
  expect(saveOwnPersonaBody.safeParse(body).success).toBe(true);
  expect(saveOwnPersonaBody.safeParse(event({})).success).toBe(true);
});

it("takes each question and each pair once, and names the second time", () => {
  const answer = { question: "terms", answer: 5 };
  const twice = { answers: [answer, { question: "set-out", answer: 1 }, { ...answer, answer: null }], verdicts: [] };
  const pair = { pair: "boats", verdict: "left" };
  const pathsOf = (error: z.ZodError | undefined) =>
    error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(pathsOf(nextStepBody.safeParse(twice).error)).toEqual([["answers.2.question", 'says "terms" a second time']]);
  expect(pathsOf(saveOwnPersonaBody.safeParse({ ...body, evidence: twice }).error)).toEqual([
    ["evidence.answers.2.question", 'says "terms" a second time'],
  ]);
  expect(pathsOf(nextStepBody.safeParse({ answers: [answer], verdicts: [pair, pair] }).error)).toEqual([
    ["verdicts.1.pair", 'says "boats" a second time'],
  ]);
  expect(nextStepBody.safeParse({ answers: [answer], verdicts: [pair] }).success).toBe(true);
});

it("lets what is within its limits through, however long it gets in JSON", () => {
  const bytesOf = (value: object) => new TextEncoder().encode(JSON.stringify(value)).length;
  const today = "2026-11-25";
  for (const sign of ['"', "\n", "x"]) {
    const read = { text: sign.repeat(ownLimits.historyBytes), today };
    expect(readHistoryBody.safeParse(read).success).toBe(true);
    expect(bytesOf(read)).toBeLessThan(readHistoryContract.bodyLimitBytes);
  }
  const wide = readHistoryBody.safeParse({ text: "é".repeat(ownLimits.historyBytes / 2 + 1), today });
  expect(wide.error?.issues.map(({ message }) => message)).toEqual(["must have at most 1 MB (1,000,000 bytes)"]);
  const events = Array.from({ length: ownLimits.events }, () => ({
    happenedOn: today,
    action: "disliked",
    text: "水".repeat(ownLimits.eventText),
  }));
  expect(saveOwnPersonaBody.safeParse({ ...body, history: events }).success).toBe(true);
  expect(bytesOf({ ...body, history: events })).toBeLessThan(putOwnPersonaContract.bodyLimitBytes);
});
