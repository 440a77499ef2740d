import type { Staging } from "@/lib/storage/release-files";
import type { Manifest } from "../manifest";
import type { WrittenFile } from "../packing/written-file";
import { writeTextFile } from "../text-file";
import { writeCitation } from "./citation";
import { writeCroissant } from "./croissant";
import { writeDatasheet } from "./datasheet";
import { writeReadme } from "./readme";

/**
 * Writes what a release says of itself: README (its dataset card), datasheet, citation, and Croissant last, which has the sums of all the others.
 *
 * @param manifest with every other file that the release will have, but for those that follow from the manifest
 * @returns the papers, to be listed in the manifest
 */
export async function writePapers(staging: Staging, manifest: Manifest): Promise<WrittenFile[]> {
  const papers = [
    await writeTextFile(staging, "README.md", "text/markdown; charset=utf-8", writeReadme(manifest)),
    await writeTextFile(staging, "DATASHEET.md", "text/markdown; charset=utf-8", writeDatasheet(manifest)),
    await writeTextFile(staging, "CITATION.cff", "application/yaml", writeCitation(manifest)),
  ];
  const croissant = writeCroissant({ ...manifest, files: [...manifest.files, ...papers] });
  return [...papers, await writeTextFile(staging, "croissant.json", "application/ld+json", croissant)];
}
