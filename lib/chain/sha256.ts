import { hash } from "node:crypto";

/** SHA-256 of the parts, one after the other. Whoever joins parts sees to it that no two lists of them read the same. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const bytes = parts.map((part) => (typeof part === "string" ? Buffer.from(part, "utf8") : part));
  return hash("sha256", bytes.length === 1 ? bytes[0]! : Buffer.concat(bytes), "buffer");
}

/** Lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}

/** Bytes of hexadecimal digits, which the caller has checked to be such. */
export function fromHex(digits: string): Uint8Array {
  return Buffer.from(digits, "hex");
}
