/** A file of a release, as the manifest lists it. */
export interface WrittenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number | null;
}
