import { describe, expect, it } from "vitest";
import { readQuery } from "./query";

const read = (query: string) => readQuery(new URLSearchParams(query));

describe("readQuery", () => {
  it("reads keys and values, also those with the names of an object's own", () => {
    expect(read("votes=human&toString=1&constructor=2")).toEqual({ votes: "human", toString: "1", constructor: "2" });
    expect(read("")).toEqual({});
  });

  it.each([
    ["votes=all&votes=human", "votes"],
    ["votes=all&votes=all", "votes"],
    ["v%6ftes=all&x=1&votes=all", "votes"],
    ["toString=1&toString=2", "toString"],
    ["__proto__=1", "__proto__"],
  ])("refuses %s and names the field", (query, field) => {
    expect(() => read(query)).toThrow(
      expect.objectContaining({ code: "invalid_request", extra: { errors: [expect.objectContaining({ field })] } }),
    );
  });
});
