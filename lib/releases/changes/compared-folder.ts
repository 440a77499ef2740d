import { readFile } from "node:fs/promises";
import path from "node:path";
import { storedManifest } from "../manifest";
import { readManifest, UnreadableRelease } from "../verify/folder";
import type { ComparedRelease } from "./compared-release";
import { readBoardCells } from "./read-boards";

/** A release on a disk, of whichever form, to be compared. @throws UnreadableRelease */
export async function openComparedFolder(folder: string): Promise<ComparedRelease> {
  const manifest = await readManifest(folder, storedManifest);
  const boards = await readBoardCells(manifest, async (name) => {
    const file = path.join(folder, name);
    return readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw new UnreadableRelease(`${file}: it cannot be read (${error.message}).`, { cause: error });
    });
  });
  return { manifest, boards };
}
