import { randomBytes } from "node:crypto";

const poolBytes = 8192;
let pool = Buffer.alloc(0);
let offset = 0;

/** Uniform in [0, 1) with 48 bits, from the system's generator: nobody can foresee which pair or side comes next. */
export function cryptoRandom(): number {
  if (offset + 6 > pool.length) {
    pool = randomBytes(poolBytes);
    offset = 0;
  }
  const number = pool.readUIntBE(offset, 6);
  offset += 6;
  return number / 2 ** 48;
}
