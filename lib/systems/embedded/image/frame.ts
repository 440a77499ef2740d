/** Pixel size of a finished print, by the asked format. The task decides, never the system. */
export const formats = {
  landscape: { width: 880, height: 660 },
  portrait: { width: 660, height: 880 },
  square: { width: 760, height: 760 },
  panorama: { width: 960, height: 480 },
} as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in whole pixels. */
export interface Rectangle extends Size {
  readonly left: number;
  readonly top: number;
}

export const mats = ["none", "white", "cream", "black"] as const;
export type Mat = (typeof mats)[number];

type Color = readonly [number, number, number];

/** Board and the bevel where it was cut. Without a mat the easel leaves a narrow border of bare paper. */
const boards: Record<Mat, { readonly board: Color; readonly bevel: Color }> = {
  none: { board: [248, 247, 243], bevel: [248, 247, 243] },
  white: { board: [250, 249, 246], bevel: [222, 219, 211] },
  cream: { board: [240, 232, 213], bevel: [252, 249, 241] },
  black: { board: [31, 30, 29], bevel: [226, 222, 212] },
};

const easelBorder = 12;
const bevelWidth = 2;

/** The frame that a task asks for by `options.format`.
 *  @throws Error on a format that does not exist, naming those that do */
export function frameOf(options: Readonly<Record<string, string | number>>): Size {
  const format = options.format ?? "landscape";
  for (const [name, size] of Object.entries(formats)) if (name === format) return size;
  throw new Error(`No print format "${format}": there are ${Object.keys(formats).join(", ")}.`);
}

/** Where the picture lies in the frame. A mat is 9 % of the short side wide and a fifth heavier below, as framers cut it. */
export function pictureIn(frame: Size, mat: Mat): Rectangle {
  if (mat === "none") {
    return {
      left: easelBorder,
      top: easelBorder,
      width: frame.width - 2 * easelBorder,
      height: frame.height - 2 * easelBorder,
    };
  }
  const side = Math.round(0.09 * Math.min(frame.width, frame.height));
  const below = Math.round(1.2 * side);
  return { left: side, top: side, width: frame.width - 2 * side, height: frame.height - side - below };
}

/** The frame's RGB pixels with mat and bevel, the picture still to be painted into `picture`. Cost O(pixels). */
export function cutMat(frame: Size, mat: Mat, picture: Rectangle): Uint8Array {
  const { board, bevel } = boards[mat];
  const pixels = new Uint8Array(3 * frame.width * frame.height);
  fill(pixels, frame.width, { left: 0, top: 0, ...frame }, board);
  const opening = {
    left: picture.left - bevelWidth,
    top: picture.top - bevelWidth,
    width: picture.width + 2 * bevelWidth,
    height: picture.height + 2 * bevelWidth,
  };
  fill(pixels, frame.width, opening, bevel);
  return pixels;
}

function fill(pixels: Uint8Array, stride: number, area: Rectangle, [red, green, blue]: Color): void {
  const row = new Uint8Array(3 * area.width);
  for (let x = 0; x < area.width; x++) row.set([red, green, blue], 3 * x);
  for (let y = area.top; y < area.top + area.height; y++) pixels.set(row, 3 * (y * stride + area.left));
}
