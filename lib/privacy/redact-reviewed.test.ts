import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markTogether, redactTogether } from "./redact";
import { type Decision, digestOfShown, digestOfText, redactReviewed } from "./redact-reviewed";

// The name is doubtful, the address is sure.
const doubtful = "Quenby Astrafel said so; write to jane@example.org.";
const shown = "Quenby Astrafel said so; write to [EMAIL_1].";
const withheld = (text: string): Decision => ({ textSha256: digestOfText(text), state: "withheld" });
const released = (text: string, as: string): Decision => ({
  textSha256: digestOfText(text),
  state: "released",
  shownSha256: digestOfShown(as),
  edited: null,
});
const edited = (text: string, to: string): Decision => ({
  textSha256: digestOfText(text),
  state: "released",
  shownSha256: null,
  edited: to,
});

describe("redactReviewed", () => {
  it("holds what nobody has decided", () => {
    expect(redactTogether([doubtful]).texts[0]?.held).toEqual(["name"]);
    expect(redactReviewed([doubtful, "fine", null], "")).toEqual({
      texts: [null, "fine", null],
      counts: {},
      review: { held: 1, withheld: 0, releasedAfterReview: 0 },
    });
  });

  it("lifts doubt and nothing else", () => {
    expect(redactReviewed([doubtful], "", [released(doubtful, shown)])).toEqual({
      texts: [shown],
      counts: { email: 1 },
      review: { held: 0, withheld: 0, releasedAfterReview: 1 },
    });
  });

  it("leaves out what was withheld, doubtful or not", () => {
    for (const text of [doubtful, "fine", "Ask jane@example.org"]) {
      const { texts, counts, review } = redactReviewed([text], "", [withheld(text)]);
      expect([texts, counts, review]).toEqual([[null], {}, { held: 0, withheld: 1, releasedAfterReview: 0 }]);
    }
  });

  it("publishes an edited text, redacted again, with the placeholders of the whole vote", () => {
    const decisions = [undefined, edited(doubtful, "Somebody said so; [EMAIL_1], not jim@example.org.")];
    expect(redactReviewed(["Or jane@example.org.", doubtful], "", decisions)).toEqual({
      texts: ["Or [EMAIL_1].", "Somebody said so; [EMAIL_1], not [EMAIL_2]."],
      counts: { email: 2 },
      review: { held: 0, withheld: 0, releasedAfterReview: 1 },
    });
  });

  it("leaves aside what was decided of another text", () => {
    const other = `${doubtful} `;
    for (const decision of [released(doubtful, shown), withheld(doubtful), edited(doubtful, "Published.")]) {
      expect(redactReviewed([other], "", [decision]).review).toEqual({ held: 1, withheld: 0, releasedAfterReview: 0 });
    }
  });

  it("holds a text again that would be published otherwise than it was shown", () => {
    const seen = released(doubtful, "[NAME_1] said so; write to [EMAIL_1].");
    expect(redactReviewed([doubtful], "", [seen])).toMatchObject({
      texts: [null],
      review: { held: 1, releasedAfterReview: 0 },
    });
    const plain = released("Ask jane@example.org", "Ask [NAME_1]");
    expect(redactReviewed(["Ask jane@example.org"], "", [plain])).toMatchObject({
      texts: ["Ask [EMAIL_1]"],
      review: { held: 0, releasedAfterReview: 0 },
    });
  });

  it("numbers placeholders alike, whatever was decided of the texts beside", () => {
    const texts = [doubtful, "Or jim@example.org."];
    const decisions = [undefined, withheld(doubtful), released(doubtful, shown), edited(doubtful, "Gone.")];
    for (const decision of decisions) expect(redactReviewed(texts, "", [decision]).texts[1]).toBe("Or [EMAIL_2].");
  });
});

describe("markTogether", () => {
  it("shows what is replaced and what is doubtful, in the words that were written", () => {
    const [pieces, none] = markTogether([doubtful, null]);
    expect(none).toBeNull();
    expect(pieces).toEqual([
      { text: "Quenby Astrafel", placeholder: null, doubts: ["name"] },
      { text: " said so; write to ", placeholder: null, doubts: [] },
      { text: "jane@example.org", placeholder: "[EMAIL_1]", doubts: [] },
      { text: ".", placeholder: null, doubts: [] },
    ]);
  });

  it("is the text, and with its placeholders what is published once doubts are lifted", () => {
    const parts = [
      "Harlow",
      " said ",
      "jane@example.org",
      "Mr Tom Baker",
      "5 March 1971",
      "ｊａｎｅ＠ｘ．ｏｒｇ",
      "，",
      "好",
    ];
    const text = fc.array(fc.constantFrom(...parts, " "), { maxLength: 12 }).map((picked) => picked.join(""));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const marked = markTogether(texts);
        const lifted = redactTogether(
          texts,
          "",
          texts.map(() => "lift"),
        );
        for (const [index, pieces] of marked.entries()) {
          expect(pieces?.map((piece) => piece.text).join("")).toBe(texts[index]);
          expect(pieces?.map((piece) => piece.placeholder ?? piece.text).join("")).toBe(lifted.texts[index]?.text);
        }
      }),
    );
  });
});
