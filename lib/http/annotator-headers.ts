import { annotatorCookie } from "@/lib/auth/annotator-cookie";
import { env, isServedSecurely } from "@/lib/env";

/** Makes the browser remember a new anonymous annotator. */
export function setAnnotatorCookie(headers: Headers, annotatorId: string): void {
  headers.append("set-cookie", annotatorCookie(annotatorId, env().PALATE_SECRET, { isSecure: isServedSecurely() }));
}
