import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "./durable";
import { onDisk } from "./folder-refusal";
import type { ReleaseStore, StagedFile, Staging } from "./release-files";
import { checkFileName, checkVersion, manifestName, versionName } from "./release-names";
import { streamOf } from "./stream-of";

const writeBufferBytes = 1 << 20;
const latestName = "latest";
const hiddenPrefix = ".tmp-";

/**
 * Releases in a folder of this machine: a release is the folder `<version>`, `latest` a file that names one. Both get
 * their place by one rename, out of a hidden name beside it.
 *
 * @param root made where it is not there
 */
export function localReleaseStore(root: string): ReleaseStore {
  const hidden = () => path.join(root, `${hiddenPrefix}${randomUUID()}`);
  const folderOf = (version: string) => path.join(root, checkVersion(version));
  const fileOf = (version: string, name: string) => path.join(folderOf(version), checkFileName(name));

  async function names(): Promise<string[]> {
    await mkdir(root, { recursive: true });
    return readdir(root);
  }

  return {
    stage: () =>
      onDisk(async () => {
        const folder = hidden();
        await mkdir(folder, { recursive: true });
        return stagingIn(folder, { root, folderOf });
      }),

    openFile: (version, name) =>
      onDisk(async () => {
        const file = fileOf(version, name);
        const bytes = await sizeOf(file);
        if (bytes === null) return null;
        return {
          bytes,
          stream: (range) => streamOf(() => createReadStream(file, { ...range, highWaterMark: 256 * 1024 })),
        };
      }),

    takenVersions: () => onDisk(async () => (await names()).filter((name) => versionName.test(name))),

    retract: (version, manifestSha256) =>
      onDisk(async () => {
        const manifest = await orAbsent(readFile(fileOf(version, manifestName)));
        if (manifest === null || createHash("sha256").update(manifest).digest("hex") !== manifestSha256) return;
        const aside = hidden();
        await rename(folderOf(version), aside);
        await rm(aside, { recursive: true, force: true });
      }),

    removeLeftovers: () =>
      onDisk(async () => {
        for (const name of await names()) {
          if (name.startsWith(hiddenPrefix)) await rm(path.join(root, name), { recursive: true, force: true });
        }
      }),

    readLatest: () =>
      onDisk(async () => {
        const text = await orAbsent(readFile(path.join(root, latestName), "utf8"));
        return text === null ? null : checkVersion(text.trimEnd());
      }),

    moveLatest: (version) =>
      onDisk(async () => {
        if ((await sizeOf(fileOf(version, manifestName))) === null) throw new Error(`${version} is not published.`);
        const aside = hidden();
        try {
          await writeThrough(aside, `${version}\n`);
          await rename(aside, path.join(root, latestName));
        } catch (error) {
          await rm(aside, { force: true });
          throw error;
        }
        await syncFolder(root);
      }),
  };
}

function stagingIn(
  folder: string,
  { root, folderOf }: { root: string; folderOf: (version: string) => string },
): Staging {
  const unfinished = new Set<FileHandle>();
  const inner = new Set<string>();
  // Where the folder is: a publish that fails after its rename is taken back like one that fails before it.
  let place = folder;
  return {
    create: (name) =>
      onDisk(async () => {
        const file = path.join(folder, checkFileName(name));
        if (path.dirname(file) !== folder && !inner.has(path.dirname(file))) {
          await mkdir(path.dirname(file), { recursive: true });
          inner.add(path.dirname(file));
        }
        const handle = await open(file, "wx");
        unfinished.add(handle);
        return stagedFile(handle, () => unfinished.delete(handle));
      }),
    publish: (version) =>
      onDisk(async () => {
        const target = folderOf(version);
        if (unfinished.size > 0) throw new Error("A release with an unfinished file was to be published.");
        if ((await sizeOf(path.join(folder, manifestName))) === null) throw new Error(`There is no ${manifestName}.`);
        for (const each of [...inner, folder]) await syncFolder(each);
        await rename(folder, target).catch((cause: NodeJS.ErrnoException) => {
          const isTaken = cause.code === "ENOTEMPTY" || cause.code === "EEXIST" || cause.code === "ENOTDIR";
          throw isTaken ? new Error(`The place of ${version} is taken.`, { cause }) : cause;
        });
        place = target;
        await syncFolder(root);
      }),
    async discard() {
      await Promise.all([...unfinished].map((handle) => handle.close()));
      unfinished.clear();
      if (place !== folder) await rename(place, folder);
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
      const copy = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : Uint8Array.from(chunk);
      waiting.push(copy);
      waitingBytes += copy.byteLength;
      if (waitingBytes >= writeBufferBytes) await onDisk(flush);
    },
    finish: () =>
      onDisk(async () => {
        await flush();
        await handle.sync();
        await handle.close();
        onClosed();
        return { bytes, sha256: hash.digest("hex") };
      }),
  };
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Null where there is no such file, or something else than a file. */
async function sizeOf(file: string): Promise<number | null> {
  const found = await orAbsent(stat(file));
  return found?.isFile() ? found.size : null;
}

async function orAbsent<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
}
