import { expect, it } from "vitest";
import { setForReading } from "./summary-addresses";

it("mends long dashes, leaves compounds, loses no word", () => {
  expect(setForReading("This war must be waged-it is being waged-with force , day-to-day and by well-being.")).toBe(
    "This war must be waged—it is being waged—with force, day-to-day and by well-being.",
  );
});

it("sets paragraphs of whole sentences", () => {
  const sentence = `${Array.from({ length: 60 }, () => "Word").join(" ")}.`;
  expect(setForReading([sentence, sentence, sentence].join(" ")).split("\n\n")).toEqual([
    `${sentence} ${sentence}`,
    sentence,
  ]);
});
