import type { Staging } from "@/lib/storage/release-files";
import type { WrittenFile } from "./packing/written-file";

/** A file of one text, such as the manifest. */
export async function writeTextFile(
  staging: Staging,
  name: string,
  mediaType: string,
  text: string,
): Promise<WrittenFile> {
  const file = await staging.create(name);
  await file.write(text);
  return { name, mediaType, rows: null, ...(await file.finish()) };
}
