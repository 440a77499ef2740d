import type { SendVerificationRequestParams } from "next-auth/providers/email";
import { createTransport } from "nodemailer";
import { env } from "@/lib/env";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { storeOutboxMail } from "./outbox";

/** Sends the link, a few times an hour to one address that signs in; without a mail server it goes to the outbox, which the operator reads. */
export async function sendSignInMail({ identifier, url }: SendVerificationRequestParams): Promise<void> {
  takeToken(`mail:${identifier}`, limits.mail);
  takeToken("mail", limits.allMail);
  const { EMAIL_SERVER, EMAIL_FROM } = env();
  const subject = "Your sign-in link for Palate";
  const text = `Open this link to sign in to Palate. It works once, for one hour.\n\n${url}\n\nIf you did not ask for it, do nothing.`;
  if (!EMAIL_SERVER) {
    await storeOutboxMail({ recipient: identifier, subject, text });
    return;
  }
  await createTransport(EMAIL_SERVER).sendMail({ to: identifier, from: EMAIL_FROM, subject, text });
}
