import { createHmac, timingSafeEqual } from "node:crypto";

export const signInCookieName = "palate_sign_in";

const lifetimeSeconds = 3600;

/**
 * The `Set-Cookie` header of a browser that asked for a sign-in link. Only a browser that asked has its anonymous votes
 * adopted: else a link that somebody else asked for, once opened here, would take them.
 */
export function signInCookie(email: string, secret: string, options: { isSecure: boolean }): string {
  const secure = options.isSecure ? "; Secure" : "";
  return `${signInCookieName}=${signatureOf(email, secret)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${lifetimeSeconds}${secure}`;
}

/** Whether the browser with this cookie asked for a link to this address. */
export function didAskForLink(cookie: string | undefined, email: string | null, secret: string): boolean {
  if (!cookie || !email) return false;
  const given = Buffer.from(cookie);
  const expected = Buffer.from(signatureOf(email, secret));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signatureOf(email: string, secret: string): string {
  return createHmac("sha256", secret).update(`sign-in:${email.trim().toLowerCase()}`).digest("base64url");
}
