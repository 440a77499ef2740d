import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slug } from "@/lib/battles/schema";
import {
  editionSlugOf,
  hashText,
  hashWithoutText,
  importedAnnotatorId,
  importedId,
  ownSlugOf,
  slugWordsOf,
  splitEditionSlug,
  taskSlugOf,
} from "./identities";

const arena = "0190a000-0000-7000-8000-000000000001";
const otherArena = "0190a000-0000-7000-8000-000000000002";

describe("ids", () => {
  it("are the same for the same thing, and different for every other", () => {
    expect(importedId(arena, "battle", "n 2 0 0")).toBe(importedId(arena, "battle", "n 2 0 0"));
    const ids = [
      importedId(arena, "battle", "n 2 0 0"),
      importedId(arena, "battle", "n 2 0 1"),
      importedId(arena, "system", "n 2 0 0"),
      importedId(otherArena, "battle", "n 2 0 0"),
      importedAnnotatorId(arena, "v", "b1"),
      importedAnnotatorId(arena, "w", "b1"),
      importedAnnotatorId(arena, null, "b1"),
      importedAnnotatorId(arena, null, "b2"),
      importedAnnotatorId(otherArena, "v", "b1"),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(importedAnnotatorId(arena, "v", "b1")).toBe(importedAnnotatorId(arena, "v", "b2"));
  });
});

describe("slugs", () => {
  it("are a name's letters", () => {
    expect(slugWordsOf("GPT-4 (0613)")).toBe("gpt-4-0613");
    expect(slugWordsOf("  Größe é_v2.1 ")).toBe("gro-e-e-v2-1");
    expect(slugWordsOf("名前")).toBe("");
    expect(ownSlugOf("名前", "system", arena)).toMatch(/^system-[0-9a-f]{16}$/);
  });

  it("are slugs, of any name and prompt", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 1, max: 99_999 }),
        (name, edition) => {
          expect(slug.safeParse(`imported-${ownSlugOf(name, "persona", arena)}`).success).toBe(true);
          for (const task of [taskSlugOf(name), taskSlugOf(null)]) {
            const made = editionSlugOf(task, edition);
            expect(slug.safeParse(made).success).toBe(true);
            expect(splitEditionSlug(made)).toEqual({ task, edition });
          }
        },
      ),
    );
  });

  it("of a prompt may be digits alone, which are no edition", () => {
    expect(splitEditionSlug("imported-1234567890123456")).toEqual({ task: "imported-1234567890123456", edition: 1 });
    expect(splitEditionSlug("imported-1234567890123456-2")).toEqual({ task: "imported-1234567890123456", edition: 2 });
    expect(splitEditionSlug("imported-12")).toEqual({ task: "imported", edition: 12 });
  });
});

describe("hashes", () => {
  it("are equal for what a person sees as equal", () => {
    expect(hashText("a  \n b\n")).toBe(hashText("a\n b"));
    expect(hashText("a\n b")).not.toBe(hashText("a\nb"));
  });

  it("differ by system and task where there is no text", () => {
    const hashes = [hashWithoutText("x", "t"), hashWithoutText("y", "t"), hashWithoutText("x", "u"), hashText("")];
    expect(new Set(hashes).size).toBe(4);
  });
});
