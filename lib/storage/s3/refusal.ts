import { S3ServiceException } from "@aws-sdk/client-s3";
import { AppError } from "@/lib/errors";

// MinIO, Ceph and others name a full disk or a used-up quota in their own ways; 507 is HTTP's.
const noRoom = new Set(["XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded", "StorageFull"]);

/**
 * Waits for an answer of the bucket and tells its refusals as errors that an operator can act on.
 *
 * @throws AppError storage_full: no room, or a quota is used up | unavailable: no answer, or the bucket refuses
 */
export async function fromBucket<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw told(error as Error);
  }
}

function told(error: Error & { code?: unknown }): Error {
  // An ended build takes its requests with it: nobody waits for them.
  if (error.name === "AbortError") return error;
  if (!(error instanceof S3ServiceException)) {
    return new AppError("unavailable", {
      detail: `The bucket of the releases gives no answer (${error.code ?? error.name}). Try again in a moment.`,
      cause: error,
    });
  }
  const status = error.$metadata.httpStatusCode;
  if (status === 507 || noRoom.has(error.name)) return new AppError("storage_full", { cause: error });
  return new AppError("unavailable", {
    detail: `The bucket of the releases refused this (${error.name}, ${status ?? "no status"}).`,
    cause: error,
  });
}

/** Whether there is no object or upload of this key. A bucket that is not there is a refusal, not a missing file. */
export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404 && error.name !== "NoSuchBucket";
}

/** Whether a conditional write found that the key has an object, or that somebody else writes it. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  const status = error.$metadata.httpStatusCode;
  return status === 412 || (status === 409 && error.name === "ConditionalRequestConflict");
}
