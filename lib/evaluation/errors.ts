/** Why input could not be read: `invalid` values, or a rater who `repeated` a unit, so that nobody knows which rating counts. */
export type EvaluationFailure =
  | { readonly code: "invalid"; readonly detail: string }
  | { readonly code: "repeated"; readonly detail: string; readonly unit: string; readonly rater: string };

/**
 * The error of this room. `failure` carries what a page needs to explain it.
 *
 * It is about input alone: what good data leave undefined is no error but a `Measured` or a `Proportion` with its reason.
 */
export class EvaluationError extends Error {
  readonly failure: EvaluationFailure;

  constructor(failure: EvaluationFailure) {
    super(failure.detail);
    this.name = "EvaluationError";
    this.failure = failure;
  }

  get code(): EvaluationFailure["code"] {
    return this.failure.code;
  }
}
