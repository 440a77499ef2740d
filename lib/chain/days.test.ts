import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Chain,
  type ChainDay,
  chainRoot,
  checkDays,
  compareDays,
  dayAfter,
  findLostTombstones,
  firstRoot,
  verifyDays,
} from "./days";
import { dueDay } from "./due-day";
import { fromHex, sha256, toHex } from "./sha256";

/** A chain of days with these numbers of votes. */
function chainOf(votes: readonly number[], start = "2026-12-30"): Chain {
  const days: ChainDay[] = [];
  let root = firstRoot;
  let day = start;
  for (const [at, count] of votes.entries()) {
    const merkle = sha256(`day ${at}: ${count}`);
    const counts = { day, votes: count, assessments: 0 };
    root = toHex(chainRoot(fromHex(root), counts, merkle));
    days.push({ ...counts, tombstones: 0, erased: 0, merkleRoot: toHex(merkle), chainRoot: root });
    day = dayAfter(day);
  }
  return { previousRoot: firstRoot, days };
}

const changed = (chain: Chain, at: number, change: Partial<ChainDay>): Chain => ({
  ...chain,
  days: chain.days.map((day, index) => (index === at ? { ...day, ...change } : day)),
});
const chain = chainOf([3, 0, 5, 2]);

describe("chainRoot", () => {
  it("is made of the root before, the day, its numbers and its Merkle root", () => {
    const [previous, merkle] = [sha256("before"), sha256("merkle")];
    const parts = [
      "palate day 1",
      previous,
      "2026-11-24",
      Buffer.from("00000000000001020000000000000003", "hex"),
      merkle,
    ];
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    const root = chainRoot(previous, { day: "2026-11-24", votes: 258, assessments: 3 }, merkle);
    expect(toHex(root)).toBe(hash.digest("hex"));
  });

  it("is this one, for ever", () => {
    const counts = { day: "2026-11-24", votes: 258, assessments: 3 };
    expect(toHex(chainRoot(fromHex(firstRoot), counts, fromHex(firstRoot)))).toBe(
      "9a22cccfbf720559245dbf3d4a5de12f2e7364fb0869cb01956460ebfc5825d5",
    );
  });
});

describe("checkDays", () => {
  it("finds nothing wrong with a chain, wherever it begins and ends", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 12 }), fc.nat(), (votes, cut) => {
        const whole = chainOf(votes);
        const at = votes.length === 0 ? 0 : cut % votes.length;
        const tail = { previousRoot: whole.days[at - 1]?.chainRoot ?? firstRoot, days: whole.days.slice(at) };
        expect([checkDays(whole), checkDays(tail)]).toEqual([null, null]);
      }),
    );
  });

  it.each<[string, Partial<ChainDay>]>([
    ["another number of votes", { votes: 6 }],
    ["votes called assessments", { votes: 4, assessments: 1 }],
    ["another Merkle root", { merkleRoot: firstRoot }],
    ["another chain root", { chainRoot: firstRoot }],
    ["more tombstones than leaves", { tombstones: 6 }],
    ["more erased than tombstones", { erased: 1 }],
  ])("finds a day with %s", (_, change) => {
    expect(checkDays(changed(chain, 2, change))?.day).toBe("2027-01-01");
  });

  it("finds a day that was taken out, or put elsewhere", () => {
    const [first, second, third] = chain.days;
    expect(checkDays({ ...chain, days: [first!, third!] })?.problem).toContain("missing");
    expect(checkDays({ ...chain, days: [first!, third!, second!] })?.day).toBe("2027-01-01");
    expect(checkDays({ ...chain, days: [second!, third!] })?.day).toBe("2026-12-31");
  });
});

describe("compareDays", () => {
  it("finds nothing where a chain grew", () => {
    expect(compareDays(chainOf([3, 0]), chain)).toBeNull();
    expect(compareDays(chain, { previousRoot: chain.days[0]!.chainRoot, days: chain.days.slice(1) })).toBeNull();
  });

  it("names the first day that differs, also where the whole chain was made anew", () => {
    expect(compareDays(chain, chainOf([3, 1, 5, 2]))).toEqual({
      day: "2026-12-31",
      problem: "it had 0 votes and 0 assessments and has 1 votes and 0 assessments",
    });
    expect(compareDays(chain, changed(chain, 2, { merkleRoot: firstRoot }))?.day).toBe("2027-01-01");
    expect(compareDays(chain, changed(chain, 3, { chainRoot: firstRoot }))?.problem).toContain("what came before");
    expect(compareDays(chain, chainOf([3, 0, 5]))).toEqual({ day: "2027-01-02", problem: "it is missing" });
    expect(compareDays(chain, { previousRoot: firstRoot, days: [] })?.day).toBe("2026-12-30");
  });

  it("finds a chain that was begun anew on a later day", () => {
    expect(compareDays(chain, chainOf([5, 2], "2027-01-01"))).toEqual({ day: "2026-12-30", problem: "it is missing" });
    const page = { previousRoot: toHex(sha256("another")), days: chain.days.slice(2) };
    expect(compareDays(chain, page)?.problem).toBe("the days after it go on from another root");
  });
});

describe("findLostTombstones", () => {
  it("takes more tombstones for what they are, and fewer for a loss", () => {
    const more = changed(chain, 0, { tombstones: 2, erased: 1 });
    expect(findLostTombstones(chain, more)).toBeNull();
    expect(findLostTombstones(more, chain)?.day).toBe("2026-12-30");
    expect(findLostTombstones(more, changed(chain, 0, { tombstones: 2 }))?.day).toBe("2026-12-30");
  });
});

describe("verifyDays", () => {
  it("checks a published chain alone, and against kept roots that are older or newer", () => {
    expect([verifyDays(chain), verifyDays(chain, chainOf([3, 0])), verifyDays(chainOf([3, 0]), chain)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("says which day is wrong, and whose", () => {
    const other = chainOf([3, 1, 5, 2]);
    expect(verifyDays(chain, other)?.day).toBe("2026-12-31");
    expect(verifyDays(chainOf([3, 0]), other)?.day).toBe("2026-12-31");
    expect(verifyDays(changed(chain, 1, { votes: 1 }), chain)?.problem).toContain("does not follow from");
    expect(verifyDays(chain, changed(chain, 1, { votes: 1 }))?.problem).toContain("of the kept roots");
  });
});

describe("dueDay", () => {
  it.each([
    [null, "2026-11-25T00:14:59.999Z", "2026-11-23"],
    [null, "2026-11-25T00:15:00.000Z", "2026-11-24"],
    ["2026-11-24", "2026-11-26T00:14:59.999Z", null],
    ["2026-11-24", "2026-11-26T00:15:00.000Z", "2026-11-25"],
    ["2026-12-30", "2027-01-09T12:00:00.000Z", "2026-12-31"],
    ["2026-12-31", "2027-01-09T12:00:00.000Z", "2027-01-01"],
    ["2026-11-25", "2026-11-20T12:00:00.000Z", null],
  ])("after %s, at %s, is %s", (last, now, due) => {
    expect(dueDay(last, new Date(now))).toBe(due);
  });
});
