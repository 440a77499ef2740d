import { createHash, randomBytes } from "node:crypto";
import { authDb } from "@/lib/db/client";
import { env } from "@/lib/env";

/** The operator of an instance that has no mail server yet. */
export const localOperatorEmail = "operator@palate.localhost";

/**
 * A link that signs in as the local operator, once, within a day. Uses next-auth's own verification tokens,
 * which are deleted when they are used; an older link stops working when a new one is made.
 */
export async function createOperatorLink(now: Date): Promise<string> {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = env();
  const token = randomBytes(32).toString("hex");
  const hashed = createHash("sha256").update(`${token}${NEXTAUTH_SECRET}`).digest("hex");
  const expires = new Date(now.getTime() + 24 * 3600 * 1000);
  await authDb.$transaction([
    authDb.user.upsert({
      where: { email: localOperatorEmail },
      create: { email: localOperatorEmail, name: "Operator", role: "operator", emailVerified: now },
      update: { role: "operator" },
    }),
    authDb.verificationToken.deleteMany({ where: { identifier: localOperatorEmail } }),
    authDb.verificationToken.create({ data: { identifier: localOperatorEmail, token: hashed, expires } }),
  ]);
  const query = new URLSearchParams({ callbackUrl: `${NEXTAUTH_URL}/admin`, token, email: localOperatorEmail });
  return `${NEXTAUTH_URL}/api/auth/callback/email?${query}`;
}
