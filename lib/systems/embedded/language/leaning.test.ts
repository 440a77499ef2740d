import { describe, expect, it } from "vitest";
import { leansOnContext } from "./leaning";

describe("leansOnContext", () => {
  it.each([
    "This is the work of a generation.",
    "But they were turned away at the harbor.",
    "For this purpose I ask the money.",
    "We should not wait longer for the building of such a cable.",
    "As soon as it is received the report will be sent to Congress.",
    "Union and discord were thereby made equally impossible.",
    "All his life he has loved medicine.",
  ])("%s leans", (sentence) => {
    expect(leansOnContext(sentence)).toBe(true);
  });

  it.each([
    "The water supply depends upon the forest.",
    "Our ships must be assembled in squadrons.",
    "No one has done more for this nation.",
    "Farmers have suffered from unwise policies.",
  ])("%s stands", (sentence) => {
    expect(leansOnContext(sentence)).toBe(false);
  });
});
