import { readFile } from "node:fs/promises";
import { checkDays } from "@/lib/chain/days";
import { FileError } from "@/lib/imports/file-error";
import { type Transparency, transparency } from "@/lib/transparency/schema";

/**
 * Reads roots that somebody kept: what `palate transparency roots` prints, `/api/v1/transparency` answers, or a release has.
 *
 * @throws FileError it is not there, no such JSON, has no day, or does not hold together itself
 */
export async function readRoots(file: string): Promise<Transparency> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new FileError("unreadable", error.message, { file }, { cause: error });
  });
  const parsed = transparency.safeParse(parseJson(text, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue!.path.join(".");
    throw new FileError("bad_value", `no roots: ${place ? `${place} ` : ""}${issue!.message}`, { file });
  }
  const broken = checkDays(parsed.data);
  if (broken) throw new FileError("bad_value", `${broken.day}: ${broken.problem}`, { file });
  if (parsed.data.days.length === 0) throw new FileError("empty", "no day was sealed when it was made", { file });
  return parsed.data;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FileError("unknown_format", (error as Error).message, { file }, { cause: error });
  }
}
