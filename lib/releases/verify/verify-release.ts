import { checkSince } from "../changes/check-since";
import { Anonymity } from "./anonymity";
import type { Check } from "./check";
import { checkChain, compareRoots, type KeptRoots } from "./check-chain";
import { checkFiles, checkImages, checkSums } from "./check-files";
import { checkTables, type TableRow } from "./check-tables";
import { checkViews } from "./check-views";
import { CheckedPreview } from "./checked-preview";
import { Coarsening } from "./coarsening";
import { Counted } from "./counted";
import { Cutoffs } from "./cutoffs";
import { openReleaseFolder } from "./folder";
import { PrivacyRules } from "./privacy-rules";
import { References } from "./references";
import { SealedRows } from "./sealed-rows";
import { ShownContents } from "./shown-contents";

/**
 * Checks a release from its files alone: every hash, every row of every table in every format, every view made again from the tables, counts,
 * references, the rules of privacy that files show, and the days that its votes were sealed in. Memory: a row group, some 500 bytes a vote for
 * ids and views, and 1.5 KB an output.
 *
 * @param kept roots that somebody kept, to be held against those of the release
 * @returns one check after the other, as each is done
 * @throws UnreadableRelease the folder has no manifest of the present form
 */
export async function* verifyRelease(path: string, kept?: KeptRoots): AsyncGenerator<Check> {
  const folder = await openReleaseFolder(path);
  yield await checkFiles(folder);
  yield await checkSums(folder);
  const references = new References();
  const privacy = new PrivacyRules();
  const coarsening = new Coarsening();
  const anonymity = new Anonymity();
  const counted = new Counted();
  const cutoffs = new Cutoffs(folder.manifest);
  const sealed = new SealedRows();
  const preview = new CheckedPreview();
  const contents = new ShownContents();
  yield* checkTables(folder, (table: string, row: TableRow) => {
    for (const visitor of [references, privacy, coarsening, anonymity, counted, cutoffs, sealed, preview, contents])
      visitor.visit(table, row);
  });
  yield* checkViews(folder, contents, (table, row) => privacy.visit(table, row));
  yield counted.finish(folder.manifest);
  yield cutoffs.finish();
  yield checkSince(folder.manifest);
  yield await preview.finish(folder);
  yield references.finish();
  yield checkImages(folder, references.images);
  yield* privacy.finish();
  yield coarsening.finish();
  yield anonymity.finish(folder.manifest);
  const { check, chain } = await checkChain(folder);
  yield check;
  if (chain) yield sealed.finish(folder.manifest, chain);
  if (chain && kept) yield compareRoots(folder.manifest, chain, kept);
}
