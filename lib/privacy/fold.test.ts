import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "./fold";

describe("foldText", () => {
  it.each([
    ["ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ", "jane@example.org"],
    ["ja\u200Bne\u2060@exam\u00ADple.org", "jane@example.org"],
    ["٠٦ ١٢٣٤ — ۵۶", "06 1234 - 56"],
    ["𝟘𝟭𝟮 𝟗", "012 9"],
    ["example。org", "example.org"],
    ["a\u00A0b\u2011c", "a b-c"],
  ])("reads %j as %j", (written, read) => {
    expect(foldText(written).text).toBe(read);
  });

  it("says for every unit of the folded text where it came from", () => {
    const text = "a\u200B½😀ﬁ";
    const folded = foldText(text);
    const origins = [...folded.text].map((_, index) => text.slice(folded.starts[index], folded.ends[index]));
    expect(folded.text).toBe("a1⁄2😀fi");
    expect(origins.slice(0, 4)).toEqual(["a", "½", "½", "½"]);
    expect(text.slice(folded.starts.at(-1), folded.ends.at(-1))).toBe("ﬁ");
  });

  it("leaves plain ASCII as it is, place by place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
        const folded = foldText(text);
        expect(folded.text).toBe(text);
        expect(folded.starts).toEqual([...text].map((_, index) => index));
      }),
    );
  });

  it("covers any text with places that never go back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { text: folded, starts, ends } = foldText(text);
        expect(starts).toHaveLength(folded.length);
        starts.forEach((start, index) => {
          expect(start).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
          expect(ends[index]).toBeGreaterThan(start);
          expect(ends[index]).toBeLessThanOrEqual(text.length);
        });
      }),
    );
  });
});
