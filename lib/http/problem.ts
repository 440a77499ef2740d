import { z } from "zod";
import { isUnavailable } from "@/lib/db/errors";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/observability/log";

/** The body of every error, RFC 9457. `code` is the machine's name for it; `errors` names each wrong field. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** Turns whatever was thrown into an AppError: one we told about, an outage, or a defect, which is logged with its cause. */
export function toAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error;
  const code: ErrorCode = isUnavailable(error) ? "unavailable" : "internal";
  log.error({ requestId, err: error }, code);
  return new AppError(code, { cause: error });
}

/** The answer to a request that failed. */
export function problemResponse(error: AppError, requestId: string): Response {
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
  });
  const { retryAfterSeconds, ...members } = error.extra;
  if (typeof retryAfterSeconds === "number") headers.set("retry-after", String(retryAfterSeconds));
  const body = {
    type: `/docs/api#${error.code}`,
    title: error.title,
    status: error.status,
    detail: error.detail,
    code: error.code,
    requestId,
    ...members,
  };
  return new Response(JSON.stringify(body), { status: error.status, headers });
}
