/**
 * Where releases lie: a folder of this machine (`local-release-store`) or a bucket that speaks S3 (`s3/release-store`).
 * `testing/release-store.contract` says what both of them keep.
 *
 * Names are `votes.csv` or, one folder deep, `images/….png`; any other is a RangeError before it becomes a path or a key.
 * What the storage refuses is an AppError: `storage_full` where there is no room, `unavailable` otherwise.
 */
export interface ReleaseStore {
  /** Opens a place that nobody can see. */
  stage(): Promise<Staging>;

  /**
   * Opens a file of a published release for reading.
   *
   * @returns null where the release, the file or its kind is not there
   */
  openFile(version: string, name: string): Promise<StoredReleaseFile | null>;

  /** The versions whose place is taken, whether or not a record knows them; in no order. */
  takenVersions(): Promise<string[]>;

  /**
   * Takes a published release away, whose row could not be written or whose place a re-issue has taken, if it is still the one with this
   * manifest. Where it dies, `removeLeftovers` or the same call brings it to its end. `latest` stays as it is.
   *
   * @param manifestSha256 of `manifest.json`, so that another builder's release of the same name is never touched
   */
  retract(version: string, manifestSha256: string): Promise<void>;

  /**
   * Removes what ended builds left behind. A whole release is never removed by it, whoever knows it: it may belong to
   * another record with the same storage, or to a record that was restored from before.
   * To be called by the one builder that holds the lock.
   */
  removeLeftovers(): Promise<void>;

  /** The version that `latest` names; null before the first. Readers see the old one or the new one, never neither. */
  readLatest(): Promise<string | null>;

  /** Lets `latest` name this version, in one step. @throws Error the version is not published */
  moveLatest(version: string): Promise<void>;
}

/** A release that nobody can see yet. `publish` or `discard` ends it. */
export interface Staging {
  create(name: string): Promise<StagedFile>;
  /**
   * Makes all of it visible in one step. Every file must be finished, `manifest.json` among them.
   *
   * @throws Error the version's place is taken: a published release is never replaced
   */
  publish(version: string): Promise<void>;
  /** Removes it, with files that are still open, and with what a failed `publish` left. */
  discard(): Promise<void>;
}

/** A file being written: its size and SHA-256 are known without reading it again. One write at a time. */
export interface StagedFile {
  /** Takes a copy: the caller may use its buffer again. */
  write(chunk: Uint8Array | string): Promise<void>;
  /** Makes it durable. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
}

export interface StoredReleaseFile {
  readonly bytes: number;
  /**
   * The bytes from `start` up to and with `end`; all of them without a range. Read only as fast as the receiver takes
   * them; what is open is closed when the receiver leaves.
   */
  stream(range?: { readonly start: number; readonly end: number }): ReadableStream<Uint8Array>;
}
