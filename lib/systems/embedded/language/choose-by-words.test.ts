import { expect, it } from "vitest";
import { chooseByWords } from "./choose-by-words";

const words = [40, 60, 30, 12];
const choose = (target: number, accepts: (item: number, taken: readonly number[]) => boolean = () => true) =>
  chooseByWords({ ranked: [0, 1, 2, 3], words: (item) => words[item]!, target, accepts });

it("passes over what would be too much and stops when there is enough", () => {
  // Target 80, at most 89.6: 40; 60 would make 100, passed over; 30 makes 70 (under 70.4, goes on); 12 makes 82.
  expect(choose(80)).toEqual([0, 2, 3]);
});

it("takes the first whatever its length", () => {
  expect(choose(10)).toEqual([0]);
});

it("asks whether an item may stand beside the others", () => {
  expect(choose(80, (item, taken) => !(item === 2 && taken.includes(0)))).toEqual([0, 3]);
});
