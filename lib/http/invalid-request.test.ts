import { describe, expect, it } from "vitest";
import { castVoteBody } from "@/lib/votes/schema";
import { invalidField, invalidRequest } from "./invalid-request";

function findingsOf(body: unknown) {
  const result = castVoteBody.safeParse(body);
  if (result.success) throw new Error("the body was valid");
  return invalidRequest(result.error);
}

describe("invalidRequest", () => {
  it("names each wrong field, also inside of others", () => {
    const error = findingsOf({ fit: "up", feedback: { left: 3 } });
    expect(error.extra.errors).toMatchObject([{ field: "fit" }, { field: "feedback.left" }]);
    expect(error.detail).toMatch(/^fit: .*\(and 1 more\)$/);
  });

  it("names a field that the request does not have, and shortens a hostile name", () => {
    const error = findingsOf({ fit: "left", feedback: { middle: "x" }, ["y".repeat(5000)]: 1 });
    expect(error.extra.errors).toMatchObject([
      { field: "feedback.middle" },
      { field: expect.stringMatching(/^y{79}…$/) },
    ]);
  });

  it("names the body where it is no object", () => {
    expect(findingsOf([[[[]]]]).extra.errors).toMatchObject([{ field: "body" }]);
    expect(findingsOf(null).extra.errors).toMatchObject([{ field: "body" }]);
  });

  it("refuses text that the database cannot keep", () => {
    expect(findingsOf({ fit: "left", feedback: { left: "a\u0000b" } }).detail).toContain("feedback.left");
    expect(findingsOf({ fit: "left", feedback: { left: "\ud800" } }).detail).toContain("feedback.left");
  });
});

describe("invalidField", () => {
  it("is a finding like those of a schema", () => {
    const error = invalidField("x".repeat(100), "must be given once");
    const field = `${"x".repeat(79)}…`;
    expect(error).toMatchObject({ code: "invalid_request", detail: `${field}: must be given once` });
    expect(error.extra).toEqual({ errors: [{ field, message: "must be given once" }] });
  });
});
