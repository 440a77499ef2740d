import { cookies } from "next/headers";
import { findAccount } from "@/lib/annotators/queries";
import { env } from "@/lib/env";
import { annotatorCookieName, readAnnotator } from "./annotator-cookie";

/** What a signed-in user may do. A researcher makes and edits described personas; an operator may do everything. */
export type Role = "annotator" | "researcher" | "operator";

/** Who asks: the annotator of a signed-in user, else the browser's anonymous annotator, else nobody. */
export interface Identity {
  readonly annotatorId: string | null;
  readonly user: { readonly id: string; readonly email: string | null; readonly role: Role } | null;
}

/** Who asks, from the cookies of the request that is being rendered. */
export async function identify(): Promise<Identity> {
  const jar = await cookies();
  return identifyBy((name) => jar.get(name)?.value);
}

/**
 * Who asks, given a way to read cookies. Without a session it costs one HMAC and no query, because votes come this way.
 *
 * The session is looked up here and not by next-auth, which answers "nobody" when the database fails: an outage must
 * be told as one.
 *
 * @throws whatever the database throws
 */
export async function identifyBy(readCookie: (name: string) => string | undefined): Promise<Identity> {
  const token = readCookie("__Secure-next-auth.session-token") ?? readCookie("next-auth.session-token");
  // next-auth's tokens are UUIDs or hexadecimal; anything else is no session and no business of the database.
  const account = token && /^[\w-]{16,128}$/.test(token) ? await findAccount(token, new Date()) : null;
  if (account) return account;
  return { annotatorId: readAnnotator(readCookie(annotatorCookieName), env().PALATE_SECRET), user: null };
}
