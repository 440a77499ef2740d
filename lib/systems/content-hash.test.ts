import { describe, expect, it } from "vitest";
import { hashContent } from "./content-hash";

const text = (value: string) => ({ type: "text", text: value }) as const;
const image = (bytes: number[], alt = "A canyon") =>
  ({ type: "image", bytes: Uint8Array.from(bytes), mediaType: "image/webp", width: 2, height: 1, alt }) as const;

describe("hashContent", () => {
  it("does not see trailing spaces or the alternative text", () => {
    expect(hashContent([text("One.  \nTwo.\n")])).toBe(hashContent([text("One.\nTwo.")]));
    expect(hashContent([image([1, 2])])).toBe(hashContent([image([1, 2], "Another word for it")]));
  });

  it("sees a word, a pixel and the order of parts", () => {
    expect(hashContent([text("One.")])).not.toBe(hashContent([text("Two.")]));
    expect(hashContent([image([1, 2])])).not.toBe(hashContent([image([1, 3])]));
    expect(hashContent([text("a"), text("b")])).not.toBe(hashContent([text("b"), text("a")]));
    expect(hashContent([text("a"), text("b")])).not.toBe(hashContent([text("ab")]));
  });
});
