import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { homeFolder } from "@/lib/env";
import { syncFolder } from "./durable";

const versionName = /^v\d{4}\.\d{2}\.\d+$/;
const fileName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,60}$/;
const writeBufferBytes = 1 << 20;

/** A file being written: its size and SHA-256 are known without reading it again. */
export interface StagedFile {
  write(chunk: Uint8Array | string): Promise<void>;
  /** Writes it through to the disk. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
}

/** A folder that nobody can see yet. `publish` or `discard` ends it. */
export interface Staging {
  create(name: string): Promise<StagedFile>;
  /** Gives the folder its place by one rename. Fails where the version has a folder already. */
  publish(version: string): Promise<void>;
  discard(): Promise<void>;
}

/** Opens a hidden folder beside the published releases. */
export async function stageRelease(): Promise<Staging> {
  const folder = path.join(releasesFolder(), `.tmp-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  const handles = new Set<FileHandle>();
  return {
    async create(name) {
      const handle = await open(path.join(folder, checked(name, fileName)), "wx");
      handles.add(handle);
      return stagedFile(handle, () => handles.delete(handle));
    },
    async publish(version) {
      const target = path.join(releasesFolder(), checked(version, versionName));
      await syncFolder(folder);
      await rename(folder, target);
      await syncFolder(releasesFolder());
    },
    async discard() {
      await Promise.all([...handles].map((handle) => handle.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function stagedFile(handle: FileHandle, onClosed: () => void): StagedFile {
  const hash = createHash("sha256");
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let bytes = 0;

  async function flush(): Promise<void> {
    const block = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    hash.update(block);
    bytes += block.byteLength;
    await handle.appendFile(block);
  }

  return {
    async write(chunk) {
      // A copy: the caller may use its buffer again before this one is full.
      const copy = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : Uint8Array.from(chunk);
      waiting.push(copy);
      waitingBytes += copy.byteLength;
      if (waitingBytes >= writeBufferBytes) await flush();
    },
    async finish() {
      await flush();
      await handle.sync();
      await handle.close();
      onClosed();
      return { bytes, sha256: hash.digest("hex") };
    },
  };
}

/**
 * Removes the hidden folders that an ended process left behind. A published folder is never removed, whoever knows it:
 * it may belong to another record with the same home, or to a record that was restored from before.
 * To be called by the one builder that holds the lock.
 */
export async function removeStaging(): Promise<void> {
  for (const name of await readReleasesFolder()) {
    if (name.startsWith(".tmp-")) await rm(path.join(releasesFolder(), name), { recursive: true, force: true });
  }
}

/** The versions whose place is taken on the disk, whether or not a record knows them; in no order. */
export async function publishedVersions(): Promise<string[]> {
  return (await readReleasesFolder()).filter((name) => versionName.test(name));
}

/**
 * Takes a published folder back whose row could not be written, if it is still the one with this manifest.
 *
 * @param manifestSha256 of `manifest.json`, so that another builder's release of the same name is never touched
 */
export async function retractRelease(version: string, manifestSha256: string): Promise<void> {
  const present = await readFile(releaseFilePath(version, "manifest.json"));
  if (createHash("sha256").update(present).digest("hex") !== manifestSha256) return;
  const folder = path.join(releasesFolder(), checked(version, versionName));
  const hidden = path.join(releasesFolder(), `.tmp-${randomUUID()}`);
  await rename(folder, hidden);
  await rm(hidden, { recursive: true, force: true });
}

export interface StoredReleaseFile {
  readonly bytes: number;
  /** The bytes from `start` up to and with `end`; all of them without a range. */
  stream(range?: { readonly start: number; readonly end: number }): ReadableStream<Uint8Array>;
}

/**
 * Opens a file of a published release for reading.
 *
 * @throws RangeError the version or name could lead out of the folder
 * @returns null where the folder or the file is not there
 */
export async function openStoredFile(version: string, name: string): Promise<StoredReleaseFile | null> {
  const file = releaseFilePath(version, name);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
  return found?.isFile() ? { bytes: found.size, stream: (range) => streamFile(file, range) } : null;
}

/** Reads only as fast as the receiver takes it, and closes the file when the receiver leaves. */
function streamFile(file: string, range?: { start: number; end: number }): ReadableStream<Uint8Array> {
  const source = createReadStream(file, { ...range, highWaterMark: 256 * 1024 });
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel() {
        source.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

function releasesFolder(): string {
  return path.join(homeFolder(), "releases");
}

async function readReleasesFolder(): Promise<string[]> {
  await mkdir(releasesFolder(), { recursive: true });
  return readdir(releasesFolder());
}

function releaseFilePath(version: string, name: string): string {
  return path.join(releasesFolder(), checked(version, versionName), checked(name, fileName));
}

function checked(name: string, pattern: RegExp): string {
  if (!pattern.test(name)) throw new RangeError("This is not a name that a release or its files can have.");
  return name;
}
