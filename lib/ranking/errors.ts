/** Why a board could not be made. `invalid` input, `empty` input, a graph without a finite maximum, or a failed search for it. */
export type RatingFailure =
  | { readonly code: "invalid"; readonly detail: string }
  | { readonly code: "empty"; readonly detail: string }
  /** No finite strengths exist; `components` are the sets of system indices within which they would. */
  | { readonly code: "disconnected"; readonly detail: string; readonly components: readonly (readonly number[])[] }
  /** The tie parameter has no finite maximum: no cycle of votes holds more wins than ties. */
  | { readonly code: "undecided"; readonly detail: string }
  | { readonly code: "not_converged"; readonly detail: string; readonly iterations: number; readonly gradient: number }
  /** Resampling voters would say nothing, or lose the ones who hold strengths finite too often: in `unbounded` of `rounds`. */
  | {
      readonly code: "too_few_voters";
      readonly detail: string;
      readonly voters: number;
      readonly rounds: number;
      readonly unbounded: number;
    };

/** The error of this room. `failure` carries what a page needs to explain it. */
export class RatingError extends Error {
  readonly failure: RatingFailure;

  constructor(failure: RatingFailure) {
    super(failure.detail);
    this.name = "RatingError";
    this.failure = failure;
  }

  get code(): RatingFailure["code"] {
    return this.failure.code;
  }
}
