export const grains = ["none", "fine", "coarse"] as const;
export type Grain = (typeof grains)[number];

/** Radius of the grain in pixels, and its strength in tones (0…1) at the middle gray. */
const looks: Record<Exclude<Grain, "none">, { readonly radius: number; readonly strength: number }> = {
  fine: { radius: 0, strength: 0.02 },
  coarse: { radius: 1, strength: 0.038 },
};

/** A generator of numbers in 0…1 that a 32-bit seed fixes (mulberry32, Tommy Ettinger, 2017; public domain). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A 32-bit seed of a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/**
 * A field of grain: width × height numbers of mean about 0 and standard deviation 1, neighbors alike within the
 * grain's radius. Cost O(pixels).
 */
export function growGrain(width: number, height: number, grain: Exclude<Grain, "none">, seed: number): Float32Array {
  const next = seededNumbers(seed);
  // The sum of four uniform numbers has variance 4/12.
  const scale = Math.sqrt(3);
  const field = Float32Array.from({ length: width * height }, () => (next() + next() + next() + next() - 2) * scale);
  const { radius } = looks[grain];
  return radius === 0 ? field : clump(field, width, height);
}

/** Binomial smoothing (1 2 1)/4 both ways; its gain on white noise is 6/16, restored to 1. */
function clump(field: Float32Array, width: number, height: number): Float32Array {
  const rows = new Float32Array(field.length);
  const smooth = new Float32Array(field.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = y * width + x;
      const left = y * width + Math.max(0, x - 1);
      const right = y * width + Math.min(width - 1, x + 1);
      rows[here] = (field[left]! + 2 * field[here]! + field[right]!) / 4;
    }
  }
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - 1) * width;
    const below = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      smooth[y * width + x] = ((rows[above + x]! + 2 * rows[y * width + x]! + rows[below + x]!) / 4) * (16 / 6);
    }
  }
  return smooth;
}

/**
 * How strongly grain shows at each tone: `strength` times 2√(t(1−t)), most in the middle and nothing in bare paper or
 * full black, as the variance of a Boolean model of opaque grains has it.
 * @returns tones (0…1) for one standard deviation of grain, at `steps` equal tones
 * @see Newson, Delon & Galerne (2017), A Stochastic Film Grain Model for Resolution-Independent Rendering, CGF 36(8)
 */
export function grainStrength(grain: Exclude<Grain, "none">, steps: number): Float64Array {
  return Float64Array.from({ length: steps }, (_, step) => {
    const tone = step / (steps - 1);
    return looks[grain].strength * 2 * Math.sqrt(tone * (1 - tone));
  });
}
