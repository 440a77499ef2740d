import type { Bucket, Part } from "./bucket";
import type { OpenUploads } from "./staged-file";

/**
 * Copies an object within the bucket; its bytes do not pass through here.
 *
 * @param bytes its size: above `copyLimitBytes` S3 wants it in parts
 */
export async function copyObject(
  bucket: Bucket,
  from: string,
  to: string,
  bytes: number,
  { copyLimitBytes, copyPartBytes, uploads }: { copyLimitBytes: number; copyPartBytes: number; uploads: OpenUploads },
): Promise<void> {
  if (bytes <= copyLimitBytes) return bucket.copy(from, to);
  const uploadId = await bucket.beginUpload(to);
  uploads.set(uploadId, to);
  const parts: Part[] = [];
  for (let start = 0; start < bytes; start += copyPartBytes) {
    const range = { start, end: Math.min(start + copyPartBytes, bytes) - 1 };
    parts.push(await bucket.copyPart(from, { key: to, uploadId, number: parts.length + 1 }, range));
  }
  await bucket.completeUpload(to, uploadId, parts);
  uploads.delete(uploadId);
}
