import type { z } from "zod";
import type { ErrorCode } from "@/lib/errors";

/**
 * What a route promises: the schemas that validate are the ones that document it.
 * A JSON route names `response`, a file route the media type in `file`, a route without content neither.
 */
export interface Contract {
  readonly method: "get" | "post" | "put";
  /** As in OpenAPI, `/api/v1/battles/{id}/vote`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /**
   * `annotator`: the signed cookie or a session; without one the answer is `consent_required`.
   * `researcher`: a session of a researcher or an operator.
   */
  readonly identity: "anyone" | "annotator" | "researcher" | "operator";
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Where a body may be larger than others: `scripts/ground/refusal.mjs` knows of it as well. */
  readonly bodyLimitBytes?: number;
  readonly status: 200 | 201 | 202 | 204;
  readonly response?: z.ZodType;
  readonly file?: string;
  /** When the answer is 302 instead, and where to. */
  readonly redirect?: string;
  readonly errors: readonly ErrorCode[];
}
