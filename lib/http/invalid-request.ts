import type { z } from "zod";
import { AppError, describeError } from "@/lib/errors";

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

/** One finding that no schema makes. `message` goes on from the field's name: "must be given once". */
export function invalidField(field: string, message: string, cause?: unknown): AppError {
  const named = shorten(field);
  return new AppError("invalid_request", {
    detail: `${named}: ${message}`,
    extra: { errors: [{ field: named, message }] },
    cause,
  });
}

// A hostile field name must not make the answer as large as the request.
function shorten(field: string): string {
  return field.length > 80 ? `${field.slice(0, 79)}…` : field;
}
