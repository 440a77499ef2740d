/** Every error that Palate tells anybody about: its HTTP status, its title and the sentence that a person reads. */
const errorTable = {
  invalid_request: [400, "Invalid request", "The request has a part that cannot be read."],
  unauthorized: [401, "Sign-in needed", "Sign in to do this."],
  forbidden: [403, "Not allowed", "Your account may not do this."],
  consent_required: [403, "Consent needed", "Accept what is stored and published before the first vote."],
  not_found: [404, "Not found", "There is nothing at this address."],
  arena_not_found: [404, "No such arena", "There is no arena of this name."],
  persona_not_found: [404, "No such persona", "This arena has no persona of this name, or it was retired."],
  battle_not_found: [404, "No such battle", "There is no such battle, or it was made for somebody else."],
  showing_not_found: [404, "No such showing", "There is no such showing, or it was made for somebody else."],
  release_not_found: [404, "No such release", "There is no release or file of this name."],
  held_text_not_found: [
    404,
    "No such text",
    "There is no such text to review: its annotator took it back, or newer rules no longer hold it.",
  ],
  own_board_not_found: [
    404,
    "No board of yours yet",
    "Your board of an arena is made once you have judged ten pairs there.",
  ],
  reading_not_found: [404, "No such reading", "This board cannot be read in this way."],
  persona_exists: [409, "Name taken", "There is a persona at this address already. Choose another address."],
  persona_conflict: [
    409,
    "Somebody else saved first",
    "A newer version was stored while you edited. Nothing of yours was stored; look at the newer one and save again.",
  ],
  already_decided: [
    409,
    "Already decided",
    "This was decided or taken back meanwhile. What was stored was not changed; look at it and decide again.",
  ],
  review_outdated: [
    409,
    "Redacted otherwise by now",
    "The rules have changed since you opened this text, so other words would be published. Look at it again.",
  ],
  method_not_allowed: [405, "Method not allowed", "This address does not answer to this method."],
  already_voted: [409, "Already voted", "This battle has its vote. The stored vote was not changed."],
  already_assessed: [409, "Already assessed", "This output has your assessment. The stored one was not changed."],
  judged_otherwise: [409, "Judged in another way", "This arena is judged in another way."],
  nothing_left: [
    409,
    "Nothing left to judge",
    "Every pair that there is here has your vote or waits for it. Thank you.",
  ],
  consent_outdated: [
    409,
    "Consent has a newer version",
    "The consent text has changed. Read the new one and accept it.",
  ],
  nothing_to_release: [
    409,
    "Nothing to release",
    "There is no vote or assessment yet whose annotator agreed to publish it.",
  ],
  nothing_to_withdraw: [
    409,
    "Nothing to withdraw",
    "Nothing of this release was withdrawn or erased since it was made.",
  ],
  release_in_progress: [409, "A release is being built", "Another release is being built. Try again when it is done."],
  battle_expired: [410, "Battle expired", "This battle was open for too long and no longer takes a vote."],
  release_superseded: [
    410,
    "Release superseded",
    "Votes of this release were withdrawn. Another release has taken its place; use that one.",
  ],
  showing_expired: [410, "Showing expired", "This output was shown for too long and no longer takes an assessment."],
  payload_too_large: [413, "Request too large", "A request may have at most 1 MB."],
  unsupported_media_type: [415, "Not JSON", "Send the body as application/json."],
  range_not_satisfiable: [416, "Range not satisfiable", "The file is shorter than the range that was asked for."],
  rate_limited: [429, "Too many requests", "That was too fast. Wait a moment and try again; nothing was lost."],
  leaderboard_pending: [
    503,
    "Leaderboard on its way",
    "This leaderboard is being computed now. Ask again in a few seconds.",
  ],
  storage_full: [
    507,
    "No room left",
    "There is no room left where the releases are kept. Nothing was published; make room and ask again.",
  ],
  internal: [500, "Something broke", "Something broke on our side. Try again: a vote is never counted twice."],
  unavailable: [
    503,
    "Not available",
    "The database cannot be reached right now. Try again in a moment; nothing was lost.",
  ],
} as const satisfies Record<string, readonly [status: number, title: string, sentence: string]>;

export type ErrorCode = keyof typeof errorTable;

export interface ErrorOptions {
  /** What happened this time, for a person; the table's sentence where it is left out. */
  readonly detail?: string;
  /** Members that the answer carries beside the standard ones, such as the stored vote. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** An error that a caller is told about. Anything else that is thrown is a defect and becomes `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    const detail = options.detail ?? errorTable[code][2];
    super(`${code}: ${detail}`, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
    this.extra = options.extra ?? {};
  }

  get status(): number {
    return errorTable[this.code][0];
  }

  get title(): string {
    return errorTable[this.code][1];
  }
}

/** The HTTP status and title of an error code, for the API's description. */
export function describeError(code: ErrorCode): { status: number; title: string; sentence: string } {
  const [status, title, sentence] = errorTable[code];
  return { status, title, sentence };
}
