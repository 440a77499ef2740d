import type { Span } from "../../spans";

/** Names of persons that a text has. */
export interface Names {
  readonly sure: Span[];
  /** What looks like a name and may be none. */
  readonly weak: Span[];
}
