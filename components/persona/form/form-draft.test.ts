import { describe, expect, it } from "vitest";
import { bodyOf, changeDraft, draftOf, keepErrors, readErrors, slugOf } from "./form-draft";

describe("changeDraft", () => {
  it("lets the address follow the name until somebody writes their own", () => {
    let draft = changeDraft(draftOf(null), { type: "write", field: "name", text: "Inés Calderón" });
    expect(draft.slug).toBe("ines-calderon");
    draft = changeDraft(draft, { type: "write", field: "slug", text: "ines" });
    draft = changeDraft(draft, { type: "write", field: "name", text: "Inés C." });
    expect(draft.slug).toBe("ines");
  });

  it("adds, changes and removes rows, whose ids are never given twice", () => {
    let draft = draftOf(null);
    for (const _ of [1, 2]) draft = changeDraft(draft, { type: "add", list: "rubric" });
    const [first, second] = draft.rubric;
    draft = changeDraft(draft, { type: "change", list: "rubric", id: second!.id, to: { criterion: "Is brief" } });
    draft = changeDraft(draft, { type: "remove", list: "rubric", id: first!.id });
    draft = changeDraft(draft, { type: "add", list: "rubric" });
    expect(draft.rubric.map(({ criterion }) => criterion)).toEqual(["Is brief", ""]);
    expect(new Set([first!.id, ...draft.rubric.map(({ id }) => id)]).size).toBe(3);
  });

  it("puts an arena in once and takes it out", () => {
    let draft = draftOf(null);
    for (const _ of [1, 2]) draft = changeDraft(draft, { type: "arena", slug: "text", isIn: true });
    expect(draft.arenas).toEqual(["text"]);
    expect(changeDraft(draft, { type: "arena", slug: "text", isIn: false }).arenas).toEqual([]);
  });
});

describe("bodyOf", () => {
  it("sends numbers as numbers, and what is none as it was typed", () => {
    const weights = ["1.2", "0,5", "", "much"].map((weight) => {
      let draft = changeDraft(draftOf(null), { type: "add", list: "preferences" });
      draft = changeDraft(draft, { type: "change", list: "preferences", id: 0, to: { weight } });
      return (bodyOf(draft).preferences as { weight: unknown }[])[0]?.weight;
    });
    expect(weights).toEqual([1.2, 0.5, "", "much"]);
  });

  it("sends no id of a row and no address of an image", () => {
    let draft = changeDraft(draftOf(null), { type: "add", list: "history" });
    draft = changeDraft(draft, { type: "change", list: "history", id: 0, to: { image: "a", imageUrl: "blob:b" } });
    expect(bodyOf(draft).history).toEqual([{ happenedOn: "", action: "liked", text: "", image: "a" }]);
  });
});

describe("errors", () => {
  it("are read by field, and go with the field that was changed", () => {
    let draft = draftOf(null);
    for (const _ of [1, 2]) draft = changeDraft(draft, { type: "add", list: "attributes" });
    const errors = readErrors({
      errors: [
        { field: "name", message: "must not be empty" },
        { field: "attributes.1.label", message: "must not be empty" },
        { field: "attributes.1.label", message: "stands here twice" },
        { field: "rubric.0.importance", message: "Invalid input: expected 3" },
        { no: "field" },
      ],
    });
    expect(errors.get("attributes.1.label")).toBe("must not be empty");
    expect(errors.get("rubric.0.importance")).toBe("is not what belongs here");
    const change = { type: "change", list: "attributes", id: 1, to: { label: "Age" } } as const;
    expect([...keepErrors(errors, draft, change).keys()]).toEqual(["name", "rubric.0.importance"]);
    const remove = { type: "remove", list: "rubric", id: 9 } as const;
    expect([...keepErrors(errors, draft, remove).keys()]).toEqual(["name", "attributes.1.label"]);
    expect([...readErrors({}).keys()]).toEqual([]);
  });
});

describe("slugOf", () => {
  it("is an address, whatever the name", () => {
    expect(slugOf("  Tomás  Echeverri-Ruiz! ")).toBe("tomas-echeverri-ruiz");
    expect(slugOf("陳")).toBe("");
    expect(slugOf(`${"a".repeat(79)} b`)).toBe("a".repeat(79));
  });
});
