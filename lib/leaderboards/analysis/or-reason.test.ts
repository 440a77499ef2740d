import { expect, it } from "vitest";
import { RatingError } from "@/lib/ranking/errors";
import { orReason } from "./or-reason";

it("tells what the votes do not give, and lets a defect through", () => {
  expect(orReason(() => 7)).toBe(7);
  const undecided = () => {
    throw new RatingError({ code: "undecided", detail: "Too many ties." });
  };
  expect(orReason(undecided)).toEqual({ reason: "undecided" });
  const defect = () => {
    throw new TypeError("not a function");
  };
  expect(() => orReason(defect)).toThrow(TypeError);
});
