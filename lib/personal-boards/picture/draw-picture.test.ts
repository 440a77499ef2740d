import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { personalBoardOf, systemOf } from "../testing/boards";
import { drawPicture } from "./draw-picture";
import { pictureSvg } from "./picture-svg";
import { unwrapWoff } from "./woff";

const board = personalBoardOf([
  systemOf("TextRank persona", 1103, 1021),
  systemOf("LexRank persona", 1040, 1034),
  systemOf("Lead-k", 1012, 1080),
  systemOf("TextRank history", 990, 985),
  systemOf("A system whose name is far too long for the column that it stands in", 960, 990),
  systemOf("LexRank generic", 930, 905),
]);

/** Chunks of a PNG, by name. */
function chunksOf(png: Uint8Array): string[] {
  const view = Buffer.from(png);
  const names: string[] = [];
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at))
    names.push(view.toString("latin1", at + 4, at + 8));
  return names;
}

/** Columns of a line of text that are not blank, from the first to the last. */
async function widthOf(words: string): Promise<number> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40"><rect width="400" height="40" fill="#fff"/><text x="10" y="28" font-size="20" font-family="IBM Plex Mono">|${words}|</text></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true });
  const dark = Array.from({ length: info.width }, (_, x) => x).filter((x) =>
    Array.from({ length: info.height }, (_, y) => data[(y * info.width + x) * info.channels]!).some(
      (tone) => tone < 128,
    ),
  );
  return dark.at(-1)! - dark[0]!;
}

describe("drawPicture", () => {
  it("is a PNG of 1200 × 630 with pixels and nothing else in it, the same each time", async () => {
    const png = await drawPicture("Summary", board);
    const { width, height, format, exif, icc, xmp, iptc, comments } = await sharp(png).metadata();
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: "png" });
    expect([exif, icc, xmp, iptc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(new Set(chunksOf(png))).toEqual(new Set(["IHDR", "pHYs", "IDAT", "IEND"]));
    expect(Buffer.from(await drawPicture("Summary", board)).equals(Buffer.from(png))).toBe(true);
  });

  it("is set in the font that comes with Palate: narrow and wide letters are of one width, as nowhere else", async () => {
    await drawPicture("Summary", board);
    expect(Math.abs((await widthOf("iiiiiiiiii")) - (await widthOf("MMMMMMMMMM")))).toBeLessThanOrEqual(1);
    // Eleven steps of 12 pixels from bar to bar.
    expect(Math.abs((await widthOf("iiiiiiiiii")) - 132)).toBeLessThanOrEqual(3);
  });
});

describe("pictureSvg", () => {
  it("says mine and everyone's, where I differ with what chance does, and what is simulated", () => {
    const words = [...pictureSvg("Summary", board).matchAll(/>([^<>]+)<\/text>/g)].map((match) => match[1]);
    expect(words).toContain("MY TASTE IN");
    expect(words).toContain("MY FIVE BEST");
    expect(words.filter((word) => word === "TextRank persona")).toHaveLength(3);
    expect(words.filter((word) => word === "LexRank generic")).toHaveLength(0);
    expect(words).toContain("+82");
    expect(words).toContain("−68");
    expect(words.filter((word) => word?.includes("beyond chance"))).toHaveLength(2);
    expect(words.filter((word) => word?.includes("within what chance does"))).toHaveLength(1);
    expect(words).toContain("Palate · 24 votes, judged for myself");
    expect(words).toContain("everyone: 12\u202f000 votes, 11\u202f900 of them simulated");
    expect(words.find((word) => word?.startsWith("A system whose"))).toMatch(/…$/);
  });

  it("says that a first place may be everyone's, or chance", () => {
    const same = personalBoardOf([systemOf("TextRank persona", 1090, 1085), systemOf("Lead-k", 1000, 1004)]);
    expect(pictureSvg("Summary", same)).toContain(">MY FIVE BEST; WHO IS FIRST IS NOT SURE YET</text>");
  });

  it("takes names for text, whatever they hold", () => {
    const svg = pictureSvg('<script>"&', personalBoardOf([systemOf("<b>\u0000&amp;", 1000, 1000)]));
    expect(svg).not.toMatch(/<script|<b>|\0/);
    expect(svg).toContain("&#60;script&#62;&#34;&#38;");
  });
});

describe("unwrapWoff", () => {
  it("gives every table of the font in its place, with its checksum", async () => {
    const file = join(
      process.cwd(),
      "node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff",
    );
    const font = unwrapWoff(await readFile(file));
    const count = font.readUInt16BE(4);
    for (let table = 0; table < count; table += 1) {
      const entry = 12 + 16 * table;
      const [sum, start, length] = [4, 8, 12].map((at) => font.readUInt32BE(entry + at)) as [number, number, number];
      expect(start % 4).toBe(0);
      // That of the table `head` is taken before its own field is filled in.
      if (font.toString("latin1", entry, entry + 4) === "head") continue;
      let added = 0;
      for (let at = start; at < start + length; at += 4) added = (added + font.readUInt32BE(at)) >>> 0;
      expect(added).toBe(sum);
    }
    expect(count).toBeGreaterThan(8);
  });

  it("refuses what is no WOFF", () => {
    expect(() => unwrapWoff(Buffer.from("wOF2 is another one"))).toThrow("not a WOFF");
  });
});
