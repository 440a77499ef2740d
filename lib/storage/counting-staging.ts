import { createHash } from "node:crypto";
import type { StagedFile, Staging } from "./release-files";

/** What went into a place that keeps nothing. */
export interface CountedFiles {
  readonly files: number;
  readonly bytes: number;
}

/** A place for a release that only counts and hashes what is written: for what is tried and not published. Nothing is ever on a disk. */
export function countingStaging(): { readonly staging: Staging; readonly counted: () => CountedFiles } {
  let files = 0;
  let bytes = 0;
  const create = async (): Promise<StagedFile> => {
    const hash = createHash("sha256");
    let ofFile = 0;
    files += 1;
    return {
      async write(chunk) {
        const content = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
        hash.update(content);
        ofFile += content.byteLength;
        bytes += content.byteLength;
      },
      finish: async () => ({ bytes: ofFile, sha256: hash.digest("hex") }),
    };
  };
  const staging: Staging = {
    create,
    publish: () => Promise.reject(new Error("a release that is only tried cannot be published")),
    discard: async () => undefined,
  };
  return { staging, counted: () => ({ files, bytes }) };
}
