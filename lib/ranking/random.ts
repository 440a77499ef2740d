/** A source of pseudo-random numbers that gives the same row for the same seed on every machine. Not for secrets. */
export interface RandomSource {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** A whole number, uniform in 0…limit−1, for 1 ≤ limit ≤ 2³². */
  below(limit: number): number;
  /** Standard normal. */
  normal(): number;
}

/**
 * A generator of the "small fast counting" family (sfc32: three words of chaotic state and a counter, period at least 2³²).
 *
 * @param seed any text; texts that differ in one character give unrelated rows
 * @see Doty-Humphrey (2010), PractRand, for the generator; Marsaglia and Bray (1964), SIAM Rev. 6(3), for the normals
 */
export function seededRandom(seed: string): RandomSource {
  const state = new Uint32Array(4);
  // FNV-1a over UTF-16 code units, once for each word of state with another start, then scrambled.
  for (let word = 0; word < 3; word += 1) {
    let hash = (0x811c9dc5 ^ Math.imul(word + 1, 0x9e3779b9)) >>> 0;
    for (let index = 0; index < seed.length; index += 1) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
    state[word] = scramble(hash);
  }
  state[3] = 1;

  const nextWord = (): number => {
    const sum = (state[0]! + state[1]! + state[3]!) >>> 0;
    state[3] = state[3]! + 1;
    state[0] = state[1]! ^ (state[1]! >>> 9);
    state[1] = state[2]! + (state[2]! << 3);
    state[2] = ((state[2]! << 21) | (state[2]! >>> 11)) + sum;
    return sum;
  };
  // The counter must run for a while before similar seeds have parted.
  for (let round = 0; round < 15; round += 1) nextWord();

  const next = () => nextWord() / 0x1_0000_0000;
  let spare: number | null = null;
  return {
    next,
    below(limit) {
      // Words beyond the last whole multiple of the limit would favor small numbers.
      const fair = 0x1_0000_0000 - (0x1_0000_0000 % limit);
      let word = nextWord();
      while (word >= fair) word = nextWord();
      return word % limit;
    },
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      for (;;) {
        const x = 2 * next() - 1;
        const y = 2 * next() - 1;
        const square = x * x + y * y;
        if (square === 0 || square >= 1) continue;
        const radius = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * radius;
        return x * radius;
      }
    },
  };
}

function scramble(word: number): number {
  let mixed = word >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
