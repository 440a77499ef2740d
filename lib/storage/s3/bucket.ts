import type { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { fromBucket, isMissing, isTaken } from "./refusal";

/** A part of an object that is uploaded in parts, as its completion names it. */
export interface Part {
  readonly PartNumber: number;
  readonly ETag: string | undefined;
}

/** The calls of S3 that releases need, by the words of this room. Each is one request, or one for each page. */
export class Bucket {
  constructor(
    private readonly client: S3Client,
    private readonly Bucket: string,
    /** Ends every request that is still on its way. */
    private readonly abortSignal?: AbortSignal,
  ) {}

  /** The same bucket, its requests ended by `signal`. */
  until(signal: AbortSignal): Bucket {
    return new Bucket(this.client, this.Bucket, signal);
  }

  /** @returns its size and entity tag; null where there is no such object */
  async find(Key: string): Promise<{ bytes: number; tag: string | undefined } | null> {
    const found = await orMissing(this.client.send(new HeadObjectCommand(this.at(Key)), this.options));
    return found && { bytes: found.ContentLength ?? 0, tag: found.ETag };
  }

  async read(Key: string): Promise<Uint8Array | null> {
    const found = await orMissing(this.client.send(new GetObjectCommand(this.at(Key)), this.options));
    return (await (found?.Body && fromBucket(found.Body.transformToByteArray()))) ?? null;
  }

  /** @param tag what the object must still be, so that no stream has bytes of two */
  async open(Key: string, tag: string | undefined, range?: { start: number; end: number }): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const command = new GetObjectCommand({ ...this.at(Key), IfMatch: tag, Range });
    return (await fromBucket(this.client.send(command, this.options))).Body as Readable;
  }

  async put(Key: string, Body: Uint8Array): Promise<void> {
    await fromBucket(this.client.send(new PutObjectCommand({ ...this.at(Key), Body }), this.options));
  }

  /** Puts an object where there is none yet. @returns false where there is one */
  async putNew(Key: string, Body: Uint8Array): Promise<boolean> {
    const command = new PutObjectCommand({ ...this.at(Key), Body, IfNoneMatch: "*" });
    const answer = this.client.send(command, this.options).then(() => true);
    return fromBucket(unless(isTaken, answer, false));
  }

  async remove(Key: string): Promise<void> {
    await fromBucket(this.client.send(new DeleteObjectCommand(this.at(Key)), this.options));
  }

  async copy(from: string, Key: string): Promise<void> {
    const command = new CopyObjectCommand({ ...this.at(Key), CopySource: this.sourceOf(from) });
    await fromBucket(this.client.send(command, this.options));
  }

  /** Every key that begins so. */
  async keys(Prefix: string): Promise<string[]> {
    const pages = await this.pages({ Prefix });
    return pages.flatMap(({ Contents = [] }) => Contents.flatMap(({ Key }) => Key ?? []));
  }

  /** The names of the folders below a prefix that ends with a slash. */
  async folders(Prefix: string): Promise<string[]> {
    const pages = await this.pages({ Prefix, Delimiter: "/" });
    return pages.flatMap(({ CommonPrefixes = [] }) =>
      CommonPrefixes.flatMap((each) => each.Prefix?.slice(Prefix.length, -1) ?? []),
    );
  }

  async beginUpload(Key: string): Promise<string> {
    const { UploadId } = await fromBucket(
      this.client.send(new CreateMultipartUploadCommand(this.at(Key)), this.options),
    );
    if (UploadId === undefined) throw new Error("The bucket began an upload and did not name it.");
    return UploadId;
  }

  async uploadPart(Key: string, UploadId: string, PartNumber: number, Body: Uint8Array): Promise<Part> {
    const command = new UploadPartCommand({ ...this.at(Key), UploadId, PartNumber, Body });
    const { ETag } = await fromBucket(this.client.send(command, this.options));
    return { PartNumber, ETag };
  }

  /** A part out of another object, from the byte `start` up to and with `end`. */
  async copyPart(
    from: string,
    { key, uploadId, number }: { key: string; uploadId: string; number: number },
    { start, end }: { start: number; end: number },
  ): Promise<Part> {
    const { CopyPartResult } = await fromBucket(
      this.client.send(
        new UploadPartCopyCommand({
          ...this.at(key),
          UploadId: uploadId,
          PartNumber: number,
          CopySource: this.sourceOf(from),
          CopySourceRange: `bytes=${start}-${end}`,
        }),
        this.options,
      ),
    );
    return { PartNumber: number, ETag: CopyPartResult?.ETag };
  }

  async completeUpload(Key: string, UploadId: string, parts: readonly Part[]): Promise<void> {
    const MultipartUpload = { Parts: [...parts] };
    const command = new CompleteMultipartUploadCommand({ ...this.at(Key), UploadId, MultipartUpload });
    await fromBucket(this.client.send(command, this.options));
  }

  /** Ends an upload and frees its parts. One that is gone already is no error. */
  async abortUpload(Key: string, UploadId: string): Promise<void> {
    await orMissing(this.client.send(new AbortMultipartUploadCommand({ ...this.at(Key), UploadId }), this.options));
  }

  /** Uploads in parts that nobody completed, of keys that begin so. */
  async unfinishedUploads(Prefix: string): Promise<{ key: string; uploadId: string }[]> {
    const found: { key: string; uploadId: string }[] = [];
    let markers: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
    while (markers) {
      const command: ListMultipartUploadsCommand = new ListMultipartUploadsCommand({
        Bucket: this.Bucket,
        Prefix,
        ...markers,
      });
      const page: ListMultipartUploadsCommandOutput = await fromBucket(this.client.send(command, this.options));
      for (const { Key, UploadId } of page.Uploads ?? []) {
        if (Key?.startsWith(Prefix) && UploadId) found.push({ key: Key, uploadId: UploadId });
      }
      markers = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : null;
    }
    return found;
  }

  private async pages(input: { Prefix: string; Delimiter?: string }) {
    const pages = [];
    let ContinuationToken: string | undefined;
    do {
      const command: ListObjectsV2Command = new ListObjectsV2Command({
        Bucket: this.Bucket,
        ...input,
        ContinuationToken,
      });
      const page = await fromBucket(this.client.send(command, this.options));
      pages.push(page);
      ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (ContinuationToken);
    return pages;
  }

  private at(Key: string) {
    return { Bucket: this.Bucket, Key };
  }

  private sourceOf(key: string): string {
    return `${this.Bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;
  }

  private get options() {
    return { abortSignal: this.abortSignal };
  }
}

async function orMissing<T>(answer: Promise<T>): Promise<T | null> {
  return fromBucket(unless<T | null>(isMissing, answer, null));
}

async function unless<T>(isExpected: (error: unknown) => boolean, answer: Promise<T>, otherwise: T): Promise<T> {
  return answer.catch((error: unknown) => {
    if (isExpected(error)) return otherwise;
    throw error;
  });
}
