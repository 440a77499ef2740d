import { env } from "@/lib/env";
import { answerNotFound, everyMethod } from "@/lib/http/methods";

/** What `npm run bench -- http` compares with: a handler that only parses JSON. Nowhere else does it exist. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = everyMethod(async (request) => {
  if (env().PALATE_BENCH !== "1") return answerNotFound();
  const body: unknown = await request.json();
  return Response.json({ ok: typeof body === "object" }, { status: 201 });
});
