import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { PersonalContent } from "../schema";
import { pictureSvg } from "./picture-svg";
import { unwrapWoff } from "./woff";

const folder = "node_modules/@fontsource/ibm-plex-mono/files";
const fonts = [
  { file: "ibm-plex-mono-latin-400-normal", name: "IBM Plex Mono" },
  { file: "ibm-plex-mono-latin-500-normal", name: "IBM Plex Mono Medium" },
];
let ready: Promise<void> | undefined;

/**
 * A board as PNG, 1200 × 630, without metadata. The same board gives the same bytes on every machine: the font comes with Palate, not with the
 * system. Some 60 ms.
 */
export async function drawPicture(arenaName: string, board: PersonalContent): Promise<Uint8Array<ArrayBuffer>> {
  ready ??= loadFonts();
  await ready;
  const png = await sharp(Buffer.from(pictureSvg(arenaName, board)))
    .png({ compressionLevel: 9 })
    .toBuffer();
  return new Uint8Array(png);
}

/** The drawing library reads fonts from plain files alone, and knows one from the first text that is set in it. */
async function loadFonts(): Promise<void> {
  const unwrapped = await mkdtemp(join(tmpdir(), "palate-fonts-"));
  for (const { file, name } of fonts) {
    const woff = await readFile(join(process.cwd(), folder, `${file}.woff`));
    const fontfile = join(unwrapped, `${file}.ttf`);
    await writeFile(fontfile, unwrapWoff(woff));
    await sharp({ text: { text: "Palate", font: `${name} 12`, fontfile } })
      .raw()
      .toBuffer();
  }
}
