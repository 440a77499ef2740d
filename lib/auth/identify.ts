import { cookies } from "next/headers";
import { getServerSession } from "next-auth";
import { findAccount } from "@/lib/annotators/queries";
import { env } from "@/lib/env";
import { annotatorCookieName, readAnnotator } from "./annotator-cookie";
import { authOptions } from "./options";

/** Who asks: the annotator of a signed-in user, else the browser's anonymous annotator, else nobody. */
export interface Identity {
  readonly annotatorId: string | null;
  readonly user: { readonly id: string; readonly email: string | null; readonly role: "annotator" | "operator" } | null;
}

/** Who asks, from the cookies of the request that is being rendered. */
export async function identify(): Promise<Identity> {
  const jar = await cookies();
  return identifyBy((name) => jar.get(name)?.value);
}

/**
 * Who asks, given a way to read cookies. Without a session it costs one HMAC and no query,
 * because votes come this way.
 */
export async function identifyBy(readCookie: (name: string) => string | undefined): Promise<Identity> {
  const hasSession =
    readCookie("next-auth.session-token") !== undefined || readCookie("__Secure-next-auth.session-token") !== undefined;
  const session = hasSession ? await getServerSession(authOptions()) : null;
  const userId = (session?.user as { id?: string } | undefined)?.id;
  const account = userId ? await findAccount(userId) : null;
  if (account) return account;
  return { annotatorId: readAnnotator(readCookie(annotatorCookieName), env().PALATE_SECRET), user: null };
}
