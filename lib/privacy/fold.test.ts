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
    // Cyrillic letters that look Latin, and the other way about; words of one alphabet stay.
    ["s\u0430r\u0430h", "sarah"],
    ["Пeтр\u043eва", "Петр\u043eва"],
    ["сова and cob", "сова and cob"],
  ])("reads %j as %j", (written, read) => {
    expect(foldText(written).text).toBe(read);
  });

  it("says for every unit of the folded text where it came from", () => {
    const text = "a\u200B½😀ﬁ";
    const folded = foldText(text);
    const { starts = [], ends = [] } = folded.places ?? {};
    const origins = [...folded.text].map((_, index) => text.slice(starts[index], ends[index]));
    expect(folded.text).toBe("a1⁄2😀fi");
    expect(origins.slice(0, 4)).toEqual(["a", "½", "½", "½"]);
    expect(text.slice(starts.at(-1), ends.at(-1))).toBe("ﬁ");
  });

  it("leaves plain ASCII as it is, place by place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
        const folded = foldText(text);
        expect(folded.text).toBe(text);
        expect(folded.places).toBeNull();
      }),
    );
  });

  it("covers any text with places that never go back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { text: folded, places } = foldText(text);
        if (places === null) return;
        const { starts, ends } = places;
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
