import { describe, expect, it } from "vitest";
import { outputContent, taskContent } from "./content";
import { countForm, countTokens, hasCode } from "./form-counts";

const none = { text: null, images: null, image_descriptions: null };

describe("what views show of an output", () => {
  it("is its text, then its images", () => {
    const images = { images: "images/a.png images/b.jpg", image_descriptions: "A [dark] heron\nA heron" };
    const content = outputContent({ text: "Two herons.", ...images });
    expect(content.message).toEqual({
      role: "assistant",
      content: [
        { type: "text", text: "Two herons.", image: null, mimeType: null },
        { type: "image", text: null, image: "images/a.png", mimeType: "image/png" },
        { type: "image", text: null, image: "images/b.jpg", mimeType: "image/jpeg" },
      ],
    });
    expect(content.text).toBe("Two herons.\n\n![A \\[dark\\] heron](images/a.png)\n\n![A heron](images/b.jpg)");
    expect(JSON.parse(content.turns)).toEqual([content.text]);
    expect(outputContent({ ...none, ...images }).message.content).toHaveLength(2);
  });

  it("is one part without a text where it is not published", () => {
    const content = outputContent(none);
    expect(content.message.content).toEqual([{ type: "text", text: null, image: null, mimeType: null }]);
    expect([content.text, content.turns, content.form.tokens]).toEqual([null, "[null]", 0]);
  });
});

it("a task is its prompt, and what it is about", () => {
  const task = taskContent({ prompt: "Sum it up.", source_text: "Long.", source_image: "images/a.webp" });
  expect(task.message.content.map(({ text, image }) => text ?? image)).toEqual([
    "Sum it up.",
    "Long.",
    "images/a.webp",
  ]);
  expect(task.text).toBe("Sum it up.\n\nLong.\n\n![](images/a.webp)");
  expect(task.tokens).toBe(6);
});

describe("the form of a text", () => {
  it("is counted by level and kind, outside of code", () => {
    const text =
      "# One\n\n### Three\n- a **bold** item\n  * another\n1. first\n\n__both__\n\n```\n# no\n- no **no**\n```\n";
    expect(countForm(text)).toEqual({
      tokens: countTokens(text),
      headers: { h1: 1, h2: 0, h3: 1, h4: 0, h5: 0, h6: 0 },
      lists: { ordered: 1, unordered: 2 },
      bold: { "**": 1, __: 1 },
    });
  });

  it.each([
    ["", 0],
    ["größer, 2nd 👍", 4],
    ["don't", 3],
  ])("counts the words and marks of %j", (text, tokens) => expect(countTokens(text)).toBe(tokens));

  it("has code where there is a fenced block", () => {
    expect([hasCode("see:\n```ts\nlet a\n```"), hasCode("`let a`"), hasCode("```")]).toEqual([true, false, false]);
  });
});
