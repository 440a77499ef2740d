/** The smallest UUID of version 7 that is made at a moment (milliseconds since 1970) or later (RFC 9562, section 5.7). */
export function firstIdAt(ms: number): string {
  const digits = Math.max(0, Math.floor(ms)).toString(16).padStart(12, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}
