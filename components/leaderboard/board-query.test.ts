import { describe, expect, it } from "vitest";
import { boardHref, readBoardAddress } from "./board-query";

describe("readBoardAddress", () => {
  it("reads every choice, and the defaults of those that are not made", () => {
    expect(readBoardAddress({})).toEqual({
      address: {
        votes: "all",
        standpoint: "any",
        period: "all",
        tier: "any",
        ties: "davidson",
        control: "off",
        sort: "rank",
        search: "",
      },
      unknown: [],
    });
    const made = {
      votes: "human",
      standpoint: "proxy",
      period: "30d",
      tier: "hard",
      ties: "half",
      control: "on",
      sort: "votes",
    };
    expect(readBoardAddress({ ...made, q: " rank " }).address).toEqual({ ...made, search: "rank" });
    expect(readBoardAddress({ segment: "persona:ines" }).address.segment).toBe("persona:ines");
  });

  it("names what it does not know, and reads the default instead", () => {
    const read = readBoardAddress({
      votes: "robots",
      ties: ["half", "half"],
      segment: "../x",
      sort: "beauty",
      utm: "x",
    });
    expect(read.unknown).toEqual(["votes", "ties", "segment", "sort"]);
    expect(read.address).toMatchObject({ votes: "all", ties: "davidson", sort: "rank" });
    expect(read.address.segment).toBeUndefined();
  });
});

describe("boardHref", () => {
  it("leaves defaults out and keeps the other choices", () => {
    const { address } = readBoardAddress({ votes: "human", sort: "votes", q: "bm25" });
    expect(boardHref("/b", address)).toBe("/b?votes=human&sort=votes&q=bm25");
    expect(boardHref("/b", address, { votes: "all", sort: "rank", search: "" })).toBe("/b");
    expect(boardHref("/b", address, { segment: "persona:ines", search: "" })).toBe(
      "/b?votes=human&segment=persona:ines&sort=votes",
    );
  });

  it("is read back as it was written", () => {
    const { address } = readBoardAddress({ period: "90d", standpoint: "owner", q: "a & b", control: "on" });
    const search = Object.fromEntries(new URL(boardHref("/b", address), "http://palate.test").searchParams);
    expect(readBoardAddress(search)).toEqual({ address, unknown: [] });
  });
});
