/** A color in CIELAB under D65: lightness 0…100, then the green–red and blue–yellow axes. */
export type Lab = readonly [lightness: number, greenRed: number, blueYellow: number];

const whiteX = 0.95047;
const whiteZ = 1.08883;
const epsilon = 216 / 24389;
const kappa = 24389 / 27;

function decode(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** sRGB channel value 0…255 to linear light 0…1, by table. */
const linearOf = Float64Array.from({ length: 256 }, (_, channel) => decode(channel));

function encode(linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear));
  const value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(value * 255);
}

function compress(ratio: number): number {
  return ratio > epsilon ? Math.cbrt(ratio) : (kappa * ratio + 16) / 116;
}

function expand(value: number): number {
  const cube = value ** 3;
  return cube > epsilon ? cube : (116 * value - 16) / kappa;
}

/**
 * CIELAB of an sRGB color with channels 0…255 (whole numbers).
 * @see CIE 15:2018 for the Lab formula, IEC 61966-2-1 for sRGB
 */
export function labOfSrgb(red: number, green: number, blue: number): Lab {
  const r = linearOf[red] ?? 0;
  const g = linearOf[green] ?? 0;
  const b = linearOf[blue] ?? 0;
  const x = compress((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / whiteX);
  const y = compress(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = compress((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / whiteZ);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** sRGB channels 0…255 of a CIELAB color; what lies outside the gamut is clipped channel by channel. */
export function srgbOfLab([lightness, greenRed, blueYellow]: Lab): readonly [number, number, number] {
  const height = (lightness + 16) / 116;
  const x = expand(height + greenRed / 500) * whiteX;
  const y = lightness > kappa * epsilon ? height ** 3 : lightness / kappa;
  const z = expand(height - blueYellow / 200) * whiteZ;
  return [
    encode(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    encode(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    encode(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ];
}

/** Lightness L* (0…100) of each sRGB gray 0…255. */
export const lightnessOfGray: Float64Array = Float64Array.from(
  { length: 256 },
  (_, gray) => 116 * compress(linearOf[gray] ?? 0) - 16,
);
