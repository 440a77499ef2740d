import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { NextAuthOptions } from "next-auth";
import type { Adapter, AdapterAccount } from "next-auth/adapters";
import EmailProvider from "next-auth/providers/email";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { z } from "zod";
import { adoptAnnotator } from "@/lib/annotators/commands";
import { authDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { sendSignInMail } from "./sign-in-mail";

/**
 * next-auth's options: database sessions, an e-mail link, GitHub and Google where they are configured.
 *
 * @param browserAnnotatorId the anonymous annotator of the browser that signs in; their votes are kept
 */
export function authOptions(browserAnnotatorId: string | null = null): NextAuthOptions {
  const { NEXTAUTH_SECRET, EMAIL_FROM } = env();
  return {
    adapter: adapter(),
    secret: NEXTAUTH_SECRET,
    session: { strategy: "database" },
    pages: { signIn: "/signin", verifyRequest: "/signin/check", error: "/signin" },
    providers: [
      // The server is never used: sendVerificationRequest sends by itself or fills the outbox.
      EmailProvider({
        server: "",
        from: EMAIL_FROM,
        maxAge: 3600,
        sendVerificationRequest: sendSignInMail,
        normalizeIdentifier: normalizeEmail,
      }),
      ...socialProviders(),
    ],
    events: {
      signIn: async ({ user }) => {
        if (isOperatorAddress(user.email)) {
          await authDb.user.update({ where: { id: user.id }, data: { role: "operator" } });
        }
        await adoptAnnotator({ userId: user.id, browserAnnotatorId });
      },
    },
  };
}

/** @throws Error where it is no address that mail can go to; next-auth then says that the mail could not be sent */
function normalizeEmail(identifier: string): string {
  return z.email().max(254).parse(identifier.trim().toLowerCase());
}

function socialProviders() {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? [GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })] : []),
  ];
}

function isOperatorAddress(email: string | null | undefined): boolean {
  const operators = env()
    .PALATE_OPERATORS.split(",")
    .map((address) => address.trim().toLowerCase());
  return Boolean(email) && operators.includes(String(email).toLowerCase());
}

// Providers add fields of their own to an account; the record keeps the standard ones.
function adapter(): Adapter {
  const prismaAdapter = PrismaAdapter(authDb as never);
  return {
    ...prismaAdapter,
    linkAccount: async (account: AdapterAccount) => {
      await authDb.account.create({
        data: {
          userId: account.userId,
          type: account.type,
          provider: account.provider,
          providerAccountId: account.providerAccountId,
          refresh_token: account.refresh_token,
          access_token: account.access_token,
          expires_at: account.expires_at,
          token_type: account.token_type,
          scope: account.scope,
          id_token: account.id_token,
          session_state: account.session_state,
        },
      });
    },
  };
}
