import type { Staging } from "@/lib/storage/release-files";
import type { Transparency } from "@/lib/transparency/schema";
import type { Manifest } from "../manifest";
import type { WrittenFile } from "../packing/written-file";
import { writeTextFile } from "../text-file";

/** The file of a release with every day that was sealed by then. */
export const chainFileName = "transparency.json";

/** Writes the days in the form that `GET /api/v1/transparency` and `palate transparency roots` have. */
export function writeChain(staging: Staging, chain: Transparency): Promise<WrittenFile> {
  return writeTextFile(staging, chainFileName, "application/json", `${JSON.stringify(chain, null, 2)}\n`);
}

/** What the manifest says of the chain: its newest day, whose root has all the days before in it. */
export function newestDay({ days }: Pick<Transparency, "days">): Manifest["chain"] {
  const newest = days.at(-1);
  return newest ? { day: newest.day, root: newest.chainRoot } : null;
}
