import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextPool } from "./text-pool";

describe("TextPool", () => {
  it("gives the text of the bytes, whatever else shares its slot", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.nat(2))), (texts) => {
        const pool = new TextPool();
        for (const [text, hash] of texts) {
          const bytes = Buffer.from(`"${text}"`);
          expect(pool.take(bytes, 1, bytes.length - 1, hash)).toBe(Buffer.from(text).toString());
        }
      }),
    );
  });

  it("tells texts apart whose bytes look alike in another encoding", () => {
    const pool = new TextPool();
    const [small, long] = [Buffer.from("é"), Buffer.from("Ã©")];
    expect(pool.take(small, 0, small.length, 1)).toBe("é");
    expect(pool.take(long, 0, long.length, 1)).toBe("Ã©");
    expect(pool.take(small, 0, small.length, 1)).toBe("é");
  });
});
