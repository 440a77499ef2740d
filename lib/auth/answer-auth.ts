import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { v7 as uuidv7 } from "uuid";
import { env, isServedSecurely } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { problemResponse, toAppError } from "@/lib/http/problem";
import { clientAddress, limits, takeToken } from "@/lib/http/rate-limit";
import { annotatorCookieName, forgetAnnotatorCookie, readAnnotator } from "./annotator-cookie";
import { authOptions } from "./options";
import { didAskForLink, signInCookie, signInCookieName } from "./sign-in-cookie";

type AuthContext = { params: Promise<{ nextauth: string[] }> };

/**
 * next-auth's routes, with what they do to the browser's anonymous annotator: signing in keeps the votes of a browser that
 * asked for it, signing out makes the browser forget.
 */
export async function answerAuth(request: NextRequest, context: AuthContext): Promise<Response> {
  const requestId = uuidv7();
  try {
    const [action, provider] = (await context.params).nextauth;
    if (request.method === "POST") await requireReadableBody(request);
    const isForLink = request.method === "POST" && action === "signin" && provider === "email";
    if (isForLink) takeToken(`mail from ${clientAddress(request)}`, limits.mailFromOne);
    const asked = isForLink ? await readEmail(request) : null;
    const response: Response = await NextAuth(request, context, authOptions(adoptable(request, action, provider)));
    if (response.status >= 500) throw new AppError("internal");
    if (asked && (await didSendLink(response))) {
      response.headers.append("set-cookie", signInCookie(asked, env().PALATE_SECRET, { isSecure: isServedSecurely() }));
    }
    if (action === "signout" && endsSession(response)) {
      response.headers.append("set-cookie", forgetAnnotatorCookie({ isSecure: isServedSecurely() }));
    }
    return response;
  } catch (error) {
    return problemResponse(toAppError(error, requestId), requestId);
  }
}

/** The annotator whose votes the user who signs in keeps; null where the browser did not ask for this sign-in. */
function adoptable(request: NextRequest, action: string | undefined, provider: string | undefined): string | null {
  if (action !== "callback") return null;
  const { PALATE_SECRET } = env();
  const email = request.nextUrl.searchParams.get("email");
  // GitHub and Google are bound to the browser by next-auth's own state cookie.
  const isAsked =
    provider !== "email" || didAskForLink(request.cookies.get(signInCookieName)?.value, email, PALATE_SECRET);
  return isAsked ? readAnnotator(request.cookies.get(annotatorCookieName)?.value, PALATE_SECRET) : null;
}

/** next-auth answers a body that it cannot read with a 500. @throws AppError invalid_request */
async function requireReadableBody(request: NextRequest): Promise<void> {
  const type = request.headers.get("content-type") ?? "";
  try {
    if (type.includes("application/json")) await request.clone().json();
    else if (type.includes("form")) await request.clone().formData();
  } catch (cause) {
    throw new AppError("invalid_request", { detail: "body: must be a form or JSON", cause });
  }
}

/** @throws AppError invalid_request where the body cannot be read */
async function readEmail(request: NextRequest): Promise<string | null> {
  const copy = request.clone();
  const isJson = request.headers.get("content-type")?.includes("application/json");
  try {
    const email = isJson
      ? ((await copy.json()) as { email?: unknown } | null)?.email
      : (await copy.formData()).get("email");
    return typeof email === "string" ? email : null;
  } catch (cause) {
    throw new AppError("invalid_request", { detail: "body: must be a form or JSON with an email", cause });
  }
}

/** The page that next-auth leads to once the link is sent: its own, which it then leads on to ours. */
const sentPages = ["/api/auth/verify-request", "/signin/check"];

/** Whether next-auth sent the link. It answers a form with a redirect and a script with `{url}`; a forged form goes elsewhere. */
async function didSendLink(response: Response): Promise<boolean> {
  const place = response.headers.get("location") ?? ((await response.clone().json()) as { url?: string }).url;
  return place !== undefined && sentPages.includes(new URL(place, env().NEXTAUTH_URL).pathname);
}

function endsSession(response: Response): boolean {
  return response.headers.getSetCookie().some((cookie) => /^(__Secure-)?next-auth\.session-token=;/.test(cookie));
}
