import { describe, expect, it } from "vitest";
import { measureTextCraft, measureTextFit, type TextTaste } from "./text-fit";

const nothing: TextTaste = { topics: [], form: null, length: null };
const water: TextTaste = {
  topics: [
    { isLiked: true, terms: "river dam", weight: 1.2 },
    { isLiked: true, terms: "water river", weight: 0.5 },
    { isLiked: false, terms: "tariff", weight: 1 },
  ],
  form: null,
  length: null,
};

describe("measureTextFit", () => {
  it("counts words of liked and avoided topics by weight, as worked by hand", () => {
    // 10 words: rivers 1.2 (the greater of two claims), dam 1.2, water 0.5 → 2.9 / 10 = 0.29 → 0.29 / 0.39.
    // tariffs 1 → 0.1 → 0.1 / 0.2.
    const fit = measureTextFit("Two rivers and a dam hold water; tariffs do not.", water, null);
    expect(fit.liked).toBeCloseTo(0.29 / 0.39, 12);
    expect(fit.avoided).toBeCloseTo(0.5, 12);
  });

  it("is 0 everywhere for somebody who said nothing and a task without a length", () => {
    const fit = measureTextFit("- a river\n- a dam", nothing, null);
    expect(Object.values(fit).map(Math.abs)).toEqual([0, 0, 0, 0]);
  });

  it("compares the length with what the person wants of what was asked", () => {
    const words = (count: number) => "word ".repeat(count);
    const length = (count: number, wanted: TextTaste["length"]) =>
      measureTextFit(words(count), { ...nothing, length: wanted }, 60).length;
    expect(length(60, null)).toBe(1);
    expect(length(40, "short")).toBeCloseTo(1, 12); // 60 · 2/3
    expect(length(90, "long")).toBeCloseTo(1, 12); // 60 · 3/2
    expect(length(30, null)).toBe(0); // half
    expect(length(120, null)).toBe(0); // double
    expect(length(960, null)).toBe(-1); // four doublings, held at −1
    expect(length(0, null)).toBe(-1);
  });

  it("signs the form as it is wanted", () => {
    const form = (text: string, wanted: TextTaste["form"]) =>
      measureTextFit(text, { ...nothing, form: wanted }, null).form;
    expect(form("- one\n- two", "bullets")).toBe(1);
    expect(form("- one\n- two", "prose")).toBe(-1);
    expect(form("One.\n\nTwo.", "prose")).toBe(1);
    expect(form("Head:\n- one\n- two\n- three", "bullets")).toBe(0.5); // three of four lines
    expect(form("A minus - inside", "bullets")).toBe(-1);
  });
});

describe("measureTextCraft", () => {
  it("is 1 at twenty words a sentence and falls by 1 with each doubling", () => {
    const sentence = (count: number) => `${"word ".repeat(count).trim()}. `;
    expect(measureTextCraft(sentence(20) + sentence(20))).toBe(1);
    expect(measureTextCraft(sentence(10))).toBe(0);
    expect(measureTextCraft(sentence(40))).toBe(0);
    expect(measureTextCraft(sentence(10) + sentence(30))).toBe(1); // the mean
    expect(measureTextCraft("")).toBe(-1);
  });
});
