import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/observability/log";
import { releaseStore } from "@/lib/storage/releases";
import type { ListedRelease } from "./schema";

/** Texts that pages read again and again. They are kept by their SHA-256, so none is ever an old one. */
const remembered = new LRUCache<string, string>({ maxSize: 32 << 20, sizeCalculation: (text) => text.length + 1 });

/** Larger than any text that a page shows. */
const mostBytes = 8 << 20;

/**
 * Reads a text file of a release, once, as far as its storage has it as the listing says.
 *
 * @returns `none` where the release has no such file; `unreadable` where it has and the storage does not give it, gives
 *   other bytes, or it is too large for a page. The reason is in the log
 */
export async function readKeptText(
  { version, files }: Pick<ListedRelease, "version" | "files">,
  name: string,
): Promise<"none" | "unreadable" | { readonly content: string }> {
  const listed = files.find((file) => file.name === name);
  if (!listed) return "none";
  const known = remembered.get(listed.sha256);
  if (known !== undefined) return { content: known };
  const unreadable = (reason: string, error?: AppError) => {
    log.warn({ version, name, err: error }, `a page cannot show a file of a release: ${reason}`);
    return "unreadable" as const;
  };
  if (listed.bytes > mostBytes) return unreadable("it is too large");
  try {
    const stored = await (await releaseStore()).openFile(version, name);
    if (!stored) return unreadable("it is not in the storage");
    const bytes = Buffer.from(await new Response(stored.stream()).arrayBuffer());
    if (createHash("sha256").update(bytes).digest("hex") !== listed.sha256) return unreadable("it has other bytes");
    const content = bytes.toString("utf8");
    remembered.set(listed.sha256, content);
    return { content };
  } catch (error) {
    // An outage of the storage leaves what the record has to be shown.
    if (error instanceof AppError && error.code === "unavailable")
      return unreadable("the storage does not answer", error);
    throw error;
  }
}
