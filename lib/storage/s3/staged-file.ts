import { createHash } from "node:crypto";
import type { StagedFile } from "../release-files";
import type { Bucket, Part } from "./bucket";

/** Uploads in parts that are not complete: the id of each, and its key. */
export type OpenUploads = Map<string, string>;

interface UploadedFile {
  readonly key: string;
  readonly partBytes: number;
  readonly uploads: OpenUploads;
  readonly onFinished: (bytes: number) => void;
}

/** A file that is uploaded while it is written: in one put where it fits into a part. Holds one part, whatever comes. */
export function uploadedFile(bucket: Bucket, { key, partBytes, uploads, onFinished }: UploadedFile): StagedFile {
  const hash = createHash("sha256");
  const parts: Part[] = [];
  let buffer = new Uint8Array(0);
  let filled = 0;
  let bytes = 0;
  let uploadId: string | undefined;

  async function sendPart(): Promise<string> {
    if (uploadId === undefined) {
      uploadId = await bucket.beginUpload(key);
      uploads.set(uploadId, key);
    }
    parts.push(await bucket.uploadPart(key, uploadId, parts.length + 1, buffer.subarray(0, filled)));
    filled = 0;
    return uploadId;
  }

  return {
    async write(chunk) {
      let rest = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
      hash.update(rest);
      bytes += rest.byteLength;
      while (rest.byteLength > 0) {
        // A full part waits for the next byte: the last part of an upload may not be empty.
        if (filled === partBytes) await sendPart();
        const piece = rest.subarray(0, partBytes - filled);
        buffer = withRoom(buffer, filled, Math.min(partBytes, filled + piece.byteLength), partBytes);
        buffer.set(piece, filled);
        filled += piece.byteLength;
        rest = rest.subarray(piece.byteLength);
      }
    },
    async finish() {
      if (uploadId === undefined) {
        await bucket.put(key, buffer.subarray(0, filled));
      } else {
        const id = await sendPart();
        await bucket.completeUpload(key, id, parts);
        uploads.delete(id);
      }
      buffer = new Uint8Array(0);
      onFinished(bytes);
      return { bytes, sha256: hash.digest("hex") };
    },
  };
}

/** A buffer that grows by doubling, so that many small files hold little. */
function withRoom(buffer: Uint8Array<ArrayBuffer>, filled: number, needed: number, most: number) {
  if (buffer.byteLength >= needed) return buffer;
  const grown = new Uint8Array(Math.min(most, Math.max(needed, 2 * buffer.byteLength, 64 * 1024)));
  grown.set(buffer.subarray(0, filled));
  return grown;
}

/** A small file that is kept in memory until all of it is there. */
export function heldFile(onFinished: (content: Uint8Array) => void): StagedFile {
  const chunks: Buffer[] = [];
  return {
    async write(chunk) {
      chunks.push(typeof chunk === "string" ? Buffer.from(chunk, "utf8") : Buffer.from(chunk));
    },
    async finish() {
      const content = Buffer.concat(chunks);
      onFinished(content);
      return { bytes: content.byteLength, sha256: createHash("sha256").update(content).digest("hex") };
    },
  };
}
