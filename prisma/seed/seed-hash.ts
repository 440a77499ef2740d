import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** SHA-256 over the code that fills a database: where it is that of the last complete run, there is nothing to do. */
export async function hashSeed(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["prisma/seed", "lib/systems/embedded"]) {
    const files = await readdir(path.join(root, folder), { recursive: true });
    for (const file of files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort()) {
      hash.update(`${folder}/${file.replaceAll("\\", "/")}\n`).update(await readFile(path.join(root, folder, file)));
    }
  }
  return hash.digest("hex");
}
