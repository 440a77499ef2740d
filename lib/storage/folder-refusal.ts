import { AppError } from "@/lib/errors";

const noRoom = new Set(["ENOSPC", "EDQUOT"]);
const refused = new Set(["EACCES", "EPERM", "EROFS", "EIO", "EMFILE", "ENFILE", "EFBIG"]);

/**
 * Runs work on files and tells what the disk refuses as errors that an operator can act on. Others pass as they are.
 *
 * @throws AppError storage_full: no room, or a quota is used up | unavailable: the folder cannot be written or read
 */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && noRoom.has(code)) throw new AppError("storage_full", { cause: error });
    if (code !== undefined && refused.has(code)) {
      throw new AppError("unavailable", {
        detail: `The folder of the releases does not take this now (${code}). Its owner, its rights or its disk need a look.`,
        cause: error,
      });
    }
    throw error;
  }
}
