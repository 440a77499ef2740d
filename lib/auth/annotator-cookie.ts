import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

export const annotatorCookieName = "palate_annotator";

const oneYearSeconds = 365 * 24 * 3600;
const uuid = z.uuid();

/** The cookie's value: the annotator's id and its HMAC-SHA-256 under `secret`. */
export function signAnnotator(annotatorId: string, secret: string): string {
  return `${annotatorId}.${signature(annotatorId, secret)}`;
}

/** The id in a cookie's value, or null where the value was not signed with `secret`. */
export function readAnnotator(value: string | undefined, secret: string): string | null {
  if (!value) return null;
  const dot = value.indexOf(".");
  if (dot < 0) return null;
  const annotatorId = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1));
  const expected = Buffer.from(signature(annotatorId, secret));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return uuid.safeParse(annotatorId).success ? annotatorId : null;
}

/** The `Set-Cookie` header for a new annotator. */
export function annotatorCookie(annotatorId: string, secret: string, options: { isSecure: boolean }): string {
  return `${annotatorCookieName}=${signAnnotator(annotatorId, secret)}; ${attributes(oneYearSeconds, options.isSecure)}`;
}

/** The `Set-Cookie` header that makes the browser forget its annotator. */
export function forgetAnnotatorCookie(options: { isSecure: boolean }): string {
  return `${annotatorCookieName}=; ${attributes(0, options.isSecure)}`;
}

function attributes(maxAgeSeconds: number, isSecure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${isSecure ? "; Secure" : ""}`;
}

function signature(annotatorId: string, secret: string): string {
  return createHmac("sha256", secret).update(`annotator:${annotatorId}`).digest("base64url");
}
