import { v7 as uuidv7 } from "uuid";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem";

/** What `npm run bench -- http` compares with: a handler that only parses JSON. Nowhere else does it exist. */
export async function POST(request: Request): Promise<Response> {
  if (env().PALATE_BENCH !== "1") return problemResponse(new AppError("not_found"), uuidv7());
  const body: unknown = await request.json();
  return Response.json({ ok: typeof body === "object" }, { status: 201 });
}
