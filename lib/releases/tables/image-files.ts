import type { Staging } from "@/lib/storage/release-files";
import type { WrittenFile } from "../packing/written-file";

/** Images of a release, each once. */
export interface ImageFiles {
  /** Writes the image of a key, unless it is there already. @returns its name within the release */
  store(key: string): Promise<string>;
  /** In the order of their names. */
  list(): WrittenFile[];
}

const kinds: readonly { ending: string; mediaType: string; is: (bytes: Uint8Array) => boolean }[] = [
  { ending: "jpg", mediaType: "image/jpeg", is: (bytes) => startsWith(bytes, 0, "\xff\xd8\xff") },
  { ending: "png", mediaType: "image/png", is: (bytes) => startsWith(bytes, 0, "\x89PNG\r\n\x1a\n") },
  { ending: "gif", mediaType: "image/gif", is: (bytes) => startsWith(bytes, 0, "GIF8") },
  {
    ending: "webp",
    mediaType: "image/webp",
    is: (bytes) => startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP"),
  },
  { ending: "avif", mediaType: "image/avif", is: (bytes) => startsWith(bytes, 4, "ftypavif") },
];

/**
 * Stores images in a staged release as `images/<SHA-256>.<ending>`. Memory is bound by one image, and a name for each.
 *
 * @param read the bytes of a key, which is their SHA-256
 */
export function openImageFiles(staging: Staging, read: (key: string) => Promise<Uint8Array>): ImageFiles {
  const written = new Map<string, WrittenFile>();
  return {
    async store(key) {
      const present = written.get(key);
      if (present) return present.name;
      const bytes = await read(key);
      const kind = kinds.find(({ is }) => is(bytes));
      if (!kind) throw new Error(`the image ${key} is of no kind that a release can hold`);
      const name = `images/${key}.${kind.ending}`;
      const file = await staging.create(name);
      await file.write(bytes);
      written.set(key, { name, mediaType: kind.mediaType, rows: null, ...(await file.finish()) });
      return name;
    },
    list: () => [...written.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function startsWith(bytes: Uint8Array, at: number, mark: string): boolean {
  return [...mark].every((character, index) => bytes[at + index] === character.charCodeAt(0));
}
