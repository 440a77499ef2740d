import { describe, expect, it } from "vitest";
import { cutMat, formats, frameOf, mats, pictureIn } from "./frame";

describe("frameOf", () => {
  it("knows the formats and names them for one it does not know", () => {
    expect(frameOf({ format: "square" })).toEqual({ width: 760, height: 760 });
    expect(() => frameOf({ format: "round" })).toThrow(/"round".*landscape, portrait, square, panorama/);
  });

  it("keeps every side within 1000 pixels", () => {
    for (const { width, height } of Object.values(formats)) expect(Math.max(width, height)).toBeLessThanOrEqual(1000);
  });
});

describe("pictureIn", () => {
  it("cuts a mat of 9 % of the short side, a fifth heavier below", () => {
    // Short side 660: 59.4, so 59 at the sides and above; 1.2 · 59 = 70.8, so 71 below. 880 − 118 = 762; 660 − 59 − 71 = 530.
    expect(pictureIn(formats.landscape, "cream")).toEqual({ left: 59, top: 59, width: 762, height: 530 });
  });

  it("always leaves the picture inside the frame", () => {
    for (const frame of Object.values(formats)) {
      for (const mat of mats) {
        const picture = pictureIn(frame, mat);
        expect(picture.left + picture.width).toBeLessThan(frame.width);
        expect(picture.top + picture.height).toBeLessThan(frame.height);
      }
    }
  });
});

describe("cutMat", () => {
  it("puts board outside and the bevel round the opening", () => {
    const frame = { width: 10, height: 10 };
    const pixels = cutMat(frame, "black", { left: 4, top: 4, width: 2, height: 2 });
    const at = (x: number, y: number) => [...pixels.slice(3 * (y * 10 + x), 3 * (y * 10 + x) + 3)];
    expect(at(0, 0)).toEqual([31, 30, 29]);
    expect(at(2, 2)).toEqual([226, 222, 212]);
    expect(at(8, 8)).toEqual([31, 30, 29]);
  });
});
