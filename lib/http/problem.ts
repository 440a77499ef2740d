import { z } from "zod";
import { isUnavailable } from "@/lib/db/errors";
import { AppError, describeError, type ErrorCode } from "@/lib/errors";
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

/** The schema's findings as one sentence and as a list of fields. */
export function invalidRequest(error: z.ZodError): AppError {
  const errors = error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        field: shorten(path ? `${path}.${key}` : key),
        message: "is not a field of this request",
      }));
    }
    return [{ field: shorten(path || "body"), message: issue.message }];
  });
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const detail = first ? `${first.field}: ${first.message}${more}` : describeError("invalid_request").sentence;
  return new AppError("invalid_request", { detail, extra: { errors: errors.slice(0, 20) }, cause: error });
}

// A hostile field name must not make the answer as large as the request.
function shorten(field: string): string {
  return field.length > 80 ? `${field.slice(0, 79)}…` : field;
}
