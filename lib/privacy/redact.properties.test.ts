import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactTogether } from "./redact";

const pieces = fc.constantFrom(
  "my neighbor Emily Hartwell",
  "Frau Lüttgenau",
  "meine Tochter Leonie Wachsmuth",
  "jane@example.org",
  "+33 6 12 34 56 78",
  "12 Main Street",
  "born 1961-06-11",
  "我女儿沈若溪",
  "隣の桐生院さん",
  "옆집 표창수 아저씨",
  "Меня зовут Василиса Оболенцева",
  "the left one is better",
  "zu lang.",
  "N 52,5200° E 13,4050°",
  "@someone_82",
  "1,299.99",
  "\n",
  "—",
  "  ",
);
const written = fc
  .array(fc.oneof(pieces, fc.string({ unit: "grapheme", maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join(" "));
const votes = fc.array(fc.option(written), { minLength: 1, maxLength: 3 });
const placeholder = /\[([A-Z_]+)_(\d+)\]/g;

describe("any texts of a vote", () => {
  it("come back in their number and order, published whole or held with a reason", () => {
    fc.assert(
      fc.property(votes, (texts) => {
        const result = redactTogether(texts);
        expect(result.texts).toHaveLength(texts.length);
        for (const [index, { text, held }] of result.texts.entries()) {
          expect(text === null).toBe(texts[index] === null || held.length > 0);
        }
      }),
    );
  });

  it("are what was written between placeholders, in its order: no places overlap", () => {
    fc.assert(
      fc.property(written, (text) => {
        const published = redactTogether([text]).texts[0]?.text;
        if (published == null) return;
        let from = 0;
        for (const kept of published.split(/\[[A-Z_]+_\d+\]/)) {
          const place = text.indexOf(kept, from);
          expect(place, kept).toBeGreaterThanOrEqual(from);
          from = place + kept.length;
        }
      }),
    );
  });

  it("have placeholders counted from one without a gap, by kind, as many as are told", () => {
    fc.assert(
      fc.property(votes, (texts) => {
        const { texts: results, counts } = redactTogether(texts.map((text) => text?.replace(placeholder, "") ?? null));
        const numbers = new Map<string, number[]>();
        for (const { text } of results) {
          for (const [, kind = "", number] of text?.matchAll(placeholder) ?? []) {
            numbers.set(kind, [...(numbers.get(kind) ?? []), Number(number)]);
          }
        }
        for (const [kind, seen] of numbers) {
          expect(new Set(seen).size).toBe(Math.max(...seen));
          expect(seen).toHaveLength(counts[kind.toLowerCase() as keyof typeof counts] ?? 0);
        }
      }),
    );
  });

  it("come back the same a second time", () => {
    fc.assert(
      fc.property(votes, (texts) => {
        expect(redactTogether(texts)).toEqual(redactTogether(texts));
      }),
    );
  });
});

it("what is published of any of these has nothing sure left to find", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
      const once = redactTogether([parts.join(" , ")]).texts.map(({ text }) => text);
      expect(redactTogether(once).counts).toEqual({});
    }),
  );
});
