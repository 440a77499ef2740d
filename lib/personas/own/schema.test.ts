import { expect, it } from "vitest";
import { saveOwnPersonaBody } from "./schema";

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
