import { createHash } from "node:crypto";
import type { StagedFile, Staging } from "@/lib/storage/release-files";

/** A staged release in memory, in place of the disk. */
export function stageInMemory() {
  const files = new Map<string, Buffer[]>();
  const create = async (name: string): Promise<StagedFile> => {
    const chunks: Buffer[] = [];
    files.set(name, chunks);
    return {
      write: async (chunk) => void chunks.push(Buffer.from(chunk as string)),
      finish: async () => {
        const all = Buffer.concat(chunks);
        return { bytes: all.byteLength, sha256: createHash("sha256").update(all).digest("hex") };
      },
    };
  };
  const contentOf = (name: string) => Buffer.concat(files.get(name) ?? []);
  const staging: Staging = { create, publish: async () => undefined, discard: async () => undefined };
  return { staging, contentOf };
}
