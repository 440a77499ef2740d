import { annotatorCookie, forgetAnnotatorCookie } from "@/lib/auth/annotator-cookie";
import { env } from "@/lib/env";

/** Makes the browser remember a new anonymous annotator. */
export function setAnnotatorCookie(headers: Headers, annotatorId: string): void {
  headers.append("set-cookie", annotatorCookie(annotatorId, env().PALATE_SECRET, { isSecure: isSecure() }));
}

/** Makes the browser forget its annotator: after signing out, it is nobody's. */
export function forgetAnnotator(headers: Headers): void {
  headers.append("set-cookie", forgetAnnotatorCookie({ isSecure: isSecure() }));
}

function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}
