/**
 * The axes of a taste, by names that people understand. A place on an axis is a number from −1 (the first end) to 1 (the
 * other). What the embedded systems can act on: length, form, toning, tint, contrast, framing. The others matter to text that
 * a live model writes, and to whoever reads the persona.
 */
export const axes = [
  { key: "length", low: "concise", high: "detailed", about: "How much there is to read" },
  { key: "form", low: "prose", high: "lists", about: "How it is set" },
  { key: "depth", low: "plain", high: "expert", about: "How much it takes for granted" },
  { key: "formality", low: "formal", high: "casual", about: "How it speaks to you" },
  { key: "voice", low: "cool", high: "warm", about: "How near it comes" },
  { key: "evidence", low: "facts", high: "stories", about: "What convinces you" },
  { key: "toning", low: "neutral prints", high: "toned prints", about: "Black and white, or in a tone" },
  { key: "tint", low: "cool tones", high: "warm tones", about: "Blue or brown, where there is a tone" },
  { key: "contrast", low: "soft contrast", high: "high contrast", about: "How hard light meets dark" },
  { key: "framing", low: "wide view", high: "close view", about: "How near the picture goes" },
] as const;

export type AxisKey = (typeof axes)[number]["key"];

/** A number for some of the axes. */
export type AxisValues = Readonly<Partial<Record<AxisKey, number>>>;

/** An axis counts as told where its person set it, or where their answers made it this sure: of anybody it is believed with 0.44. */
export const toldSd = 0.4;
