import { authDb } from "@/lib/db/client";

export interface OutboxMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Date;
}

/** Keeps a mail that cannot be sent because no mail server is configured. */
export async function storeOutboxMail(mail: { recipient: string; subject: string; text: string }): Promise<void> {
  await authDb.outboxMail.create({ data: mail });
}

/** The newest 50 mails of the outbox. For operators: the links in them sign in. */
export async function listOutboxMail(): Promise<OutboxMail[]> {
  return authDb.outboxMail.findMany({ orderBy: { createdAt: "desc" }, take: 50 });
}
