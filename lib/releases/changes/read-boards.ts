import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { StoredManifest } from "../manifest";
import { type BoardCell, boardCell } from "./compare-boards";

const fileName = "boards.jsonl.gz";
const unpack = promisify(gunzip);

/**
 * Who stands where on the boards of a release, from its file. As many rows as systems on boards: all of them are in memory.
 *
 * @param open the bytes of a file of the release; null where it is not there
 * @returns null where the file is not there, or not the one that was published
 */
export async function readBoardCells(
  { files }: Pick<StoredManifest, "files">,
  open: (name: string) => Promise<Uint8Array | null>,
): Promise<BoardCell[] | null> {
  const listed = files.find(({ name }) => name === fileName);
  // The first releases had no boards.
  if (!listed) return [];
  const packed = await open(fileName);
  if (packed === null || createHash("sha256").update(packed).digest("hex") !== listed.sha256) return null;
  const lines = (await unpack(packed)).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => boardCell.parse(JSON.parse(line)));
}
