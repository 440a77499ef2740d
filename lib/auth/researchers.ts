import { authDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/**
 * Lets somebody make and edit described personas, or takes that back. Again, it changes nothing.
 *
 * @param email of somebody who has signed in once, so that this makes no account that nobody owns
 * @throws AppError invalid_request where nobody of this address has signed in, or they are an operator
 */
export async function setResearcher(email: string, isResearcher: boolean, actor: string): Promise<void> {
  await authDb.$transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { email: email.trim().toLowerCase() },
      select: { id: true, role: true },
    });
    if (!user) {
      throw new AppError("invalid_request", { detail: `Nobody has signed in as ${email} yet. They must do so once.` });
    }
    if (user.role === "operator") {
      throw new AppError("invalid_request", { detail: `${email} is an operator and may do this already.` });
    }
    const role = isResearcher ? "researcher" : "annotator";
    if (user.role === role) return;
    await tx.user.update({ where: { id: user.id }, data: { role } });
    await tx.auditEntry.create({ data: { actor, action: "user.role", subject: user.id, detail: { role } } });
  });
}

/** The addresses of the researchers, in order. For the operator alone. */
export async function listResearchers(): Promise<string[]> {
  const users = await authDb.user.findMany({
    where: { role: "researcher" },
    orderBy: { email: "asc" },
    select: { email: true },
  });
  return users.map(({ email }) => email ?? "without an address");
}
