import { describe, expect, it } from "vitest";
import { readView } from "./read-view";

describe("readView", () => {
  it("takes what the API takes, and says when it could not", () => {
    expect(readView(undefined)).toEqual({ view: "all", isKnown: true });
    expect(readView("human")).toEqual({ view: "human", isKnown: true });
    expect(readView("robots")).toEqual({ view: "all", isKnown: false });
    expect(readView(["human", "all"])).toEqual({ view: "all", isKnown: false });
  });
});
