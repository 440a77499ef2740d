import { createHmac } from "node:crypto";

/** Gives an id its pseudonym. The same id of two kinds has two pseudonyms that cannot be joined. */
export type Pseudonymize = (kind: string, id: string) => string;

/** Shortest key, in bytes: as long as the output of SHA-256 (RFC 2104, section 3). */
export const pseudonymKeyBytes = 32;

/**
 * Pseudonyms by HMAC-SHA-256, cut to 128 bits. Who does not have the key can neither compute nor reverse one, and
 * pseudonyms under two keys have nothing in common; so a key that is destroyed takes the way back with it.
 *
 * @param key at least 32 random bytes, used for one release alone; read at every call, so that filling it with zeros ends its use
 * @returns a function to 32 lower-case hexadecimal digits
 * @throws RangeError the key is too short
 * @see RFC 2104 (HMAC), section 5 on truncation
 */
export function createPseudonymizer(key: Uint8Array): Pseudonymize {
  if (key.byteLength < pseudonymKeyBytes) {
    throw new RangeError(`A pseudonym key needs ${pseudonymKeyBytes} bytes, this one has ${key.byteLength}.`);
  }
  // The length of the kind keeps ("ab", "c") and ("a", "bc") apart.
  return (kind, id) => createHmac("sha256", key).update(`${kind.length}:${kind}:${id}`).digest("hex").slice(0, 32);
}
