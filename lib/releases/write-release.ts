import { methodologyVersion } from "@/lib/leaderboards/schema";
import { createPseudonymizer, type Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Anonymity } from "@/lib/privacy/suppress/suppress-persons";
import type { Staging } from "@/lib/storage/release-files";
import { transparencyFile } from "@/lib/transparency/queries";
import { newestDay, writeChain } from "./chain/chain-file";
import { compareReleases } from "./changes/compare-releases";
import { countSinceThen, prepareRecordThen } from "./changes/record-then";
import type { ReleaseBefore } from "./changes/release-before";
import { writeChanges, writeFirstChanges } from "./changes/write-changes";
import type { Cell } from "./column";
import { type Connection, inTurn } from "./connection";
import { deriveFiles } from "./file-list";
import { BoardFits } from "./fit-boards";
import { assessmentKind, voteKind } from "./judgement-kinds";
import { type Manifest, manifest as manifestSchema } from "./manifest";
import { endPacking } from "./packing/pack-beside";
import { readReleasedArenas } from "./papers/read-arenas";
import { writePapers } from "./papers/write-papers";
import { excludedDays, prepareSuppression } from "./prepare-suppression";
import { PreviewMaker, previewName } from "./preview/make-preview";
import { LeftOutOfBoards, writeBoards } from "./released-boards";
import { countLate, embargo, prepareCutoffs } from "./schedule/arena-cutoff";
import { type CutoffPlan, listCutoffs } from "./schedule/cutoff-plan";
import { assessments as assessmentTable } from "./tables/assessments";
import { BattleFiles } from "./tables/battle-files";
import { openImageFiles } from "./tables/image-files";
import { prepareNamedOutputs } from "./tables/named-outputs";
import { readSystems } from "./tables/systems";
import type { TableFiles } from "./tables/table";
import { votes as voteTable } from "./tables/votes";
import { writeTextFile } from "./text-file";
import { openContents } from "./views/contents";
import { FullVotes } from "./views/full-votes";
import { writeJudgedPairs } from "./views/judged-pairs";
import type { WrittenView } from "./views/view-files";
import { VoteViews } from "./views/vote-views";
import { readArenaWords, readConsents, readPairVerdicts } from "./vote-reader";
import { narrowConsents } from "./withdraw/narrow-consents";
import { writeRows } from "./write-rows";
import { type WrittenTable, writeTables } from "./write-tables";

export interface ReleaseTask {
  readonly version: string;
  readonly source: Manifest["source"];
  readonly createdAt: Date;
  readonly codeVersion: string;
  /** Where this instance is reached: its papers name it. */
  readonly address: string;
  /** Of the pseudonyms; see `createPseudonymizer`. */
  readonly key: Uint8Array;
  /** The bytes of an image by its key: their SHA-256. */
  readonly readImage: (key: string) => Promise<Uint8Array>;
  readonly anonymity: Anonymity;
  /** Until when each arena is in it. */
  readonly plan: CutoffPlan;
  /** The release that it follows or, as a re-issue, takes the place of: then what came later than that one is not in it. Null: it is the first. */
  readonly before: ReleaseBefore | null;
  readonly isReissue: boolean;
}

/**
 * Writes every file of a release into `staging`. Memory is bound by two pages of judgements and a row group of each open table, plus some 80 bytes
 * a judgement for the order and the boards, and the pseudonyms of the annotators. The same record, key and moment give the same bytes.
 *
 * @param transaction a connection in a repeatable-read transaction, so that all pages show one moment
 * @returns the manifest, and the SHA-256 of `manifest.json`; null where there is nothing to publish
 */
export async function writeRelease(
  transaction: Connection,
  staging: Staging,
  task: ReleaseTask,
): Promise<{ manifest: Manifest; manifestSha256: string } | null> {
  try {
    return await writeAll(transaction, staging, task);
  } finally {
    await endPacking(staging);
  }
}

async function writeAll(
  transaction: Connection,
  staging: Staging,
  task: ReleaseTask,
): Promise<{ manifest: Manifest; manifestSha256: string } | null> {
  const connection = inTurn(transaction);
  await prepareCutoffs(connection, task.source, task.plan.cutoffs);
  await readConsents(connection);
  const { before } = task;
  const agreedAt = before && task.isReissue ? before.agreedAt : [];
  const [until = null] = agreedAt;
  if (before) await prepareRecordThen(connection, before);
  if (until) await narrowConsents(connection);
  await readPairVerdicts(connection, task.source);
  const words = await readArenaWords(connection);
  const allSystems = await readSystems(connection, until);
  const named = await prepareNamedOutputs(connection);
  const pseudonymize = remembering(createPseudonymizer(task.key));
  const suppression = await prepareSuppression(connection, task.source, pseudonymize, task.anonymity, agreedAt);
  const imageFiles = openImageFiles(staging, task.readImage);
  const place = { connection, staging, source: task.source, pseudonymize, imageFiles };

  const kind = voteKind(words, pseudonymize, suppression);
  const fits = new BoardFits(allSystems);
  const leftOut = new LeftOutOfBoards();
  for (const late of await countLate(connection, "vote")) leftOut.add(late, embargo, late.counted);
  const battleFiles = new BattleFiles(place, kind);
  const preview = new PreviewMaker();
  const contents = openContents(connection, pseudonymize, imageFiles);
  const voteViews = new VoteViews(staging, contents, words.keys());
  const fullVotes = new FullVotes(place);
  const votes = await writeRows(place, {
    ...kind,
    async whenPublished(page) {
      for (const { row } of page) {
        fits.add(row);
        preview.addVote(row);
      }
      await named.add(page.flatMap(({ raw }) => [raw.leftOutputId, raw.rightOutputId]));
      await battleFiles.write(page);
      await voteViews.write(page);
      await fullVotes.write(page.map(({ row }) => row));
    },
    whenLeftOut: (raw, reason) => leftOut.add(raw, reason),
  });
  const battles = await battleFiles.finish();
  const assessments = await writeRows(place, {
    ...assessmentKind(words, pseudonymize, suppression),
    async whenPublished(page) {
      for (const { row } of page) preview.addAssessment(row);
      await named.add(page.map(({ raw }) => raw.outputId));
    },
  });
  // A re-issue takes the place of what was withdrawn even where nothing else is left.
  if (votes.rows + assessments.rows === 0 && !task.isReissue) return null;

  await named.finish();
  const arenas = new Set([votes, assessments].flatMap(({ counts }) => Object.keys(counts.byArena)));
  const about = await writeTables(
    place,
    named,
    allSystems.filter(({ arena }) => arenas.has(arena)),
  );
  const boards = await writeBoards(place, fits, leftOut, until);
  const days = { ...suppression.days, vote: await excludedDays(connection, task.source) };
  const views: readonly WrittenView[] = [
    ...(await voteViews.finish()),
    ...(await writeJudgedPairs(place, contents, voteViews.fewShot)),
    await fullVotes.finish(voteKind(words, pseudonymize, { ...suppression, days })),
  ].filter(({ rows }) => rows > 0);
  const chain = await transparencyFile(connection);
  const written: readonly WrittenTable[] = [
    { table: voteTable, ...votes },
    battles,
    { table: assessmentTable, ...assessments },
    ...about,
    boards.table,
  ].filter(({ rows }) => rows > 0);

  const hasAssessments = assessments.rows > 0 || Object.keys(assessments.counts.leftOut).length > 0;
  const facts: Omit<Manifest, "files"> = {
    schema: "palate.release/3",
    version: task.version,
    createdAt: task.createdAt.toISOString(),
    cutoffAt: task.createdAt.toISOString(),
    ...listCutoffs(task.plan),
    codeVersion: task.codeVersion,
    methodology: methodologyVersion,
    source: task.source,
    address: task.address,
    arenas: await readReleasedArenas(connection, arenas),
    supersedes: before && task.isReissue ? before.manifest.version : null,
    since: before && {
      version: before.manifest.version,
      votes: await countSinceThen(connection, "vote", before, votes.rows),
      assessments: await countSinceThen(connection, "assessment", before, assessments.rows),
    },
    counts: { votes: votes.rows, ...votes.counts },
    ...(hasAssessments ? { assessments: { counts: { assessments: assessments.rows, ...assessments.counts } } } : {}),
    privacy: {
      pseudonyms: "HMAC-SHA-256, 128 bits, key of this release alone",
      times: "days or weeks, steps of seconds",
      anonymity: { ...suppression.loss },
    },
    tables: written.map(({ table, rows }) => ({ name: table.name, rows, columns: listColumns(table) })),
    views: views.map(({ view, rows }) => ({ name: view.name, rows, columns: [...view.columns] })),
    boards: boards.listed,
    chain: newestDay(chain),
  };
  const changes = before
    ? writeChanges(compareReleases(before, { manifest: facts, boards: boards.cells }))
    : writeFirstChanges(facts);
  const files = [
    ...[...written, ...views].flatMap((part) => part.files),
    await writeTextFile(staging, "CHANGES.md", "text/markdown; charset=utf-8", changes),
    await writeChain(staging, chain),
    await writeTextFile(staging, previewName, "application/json", preview.write(task.version)),
    ...imageFiles.list(),
  ];
  const papers = await writePapers(staging, { ...facts, files });
  const manifest = manifestSchema.parse({ ...facts, files: [...files, ...papers] });
  const { manifestFile, sumsFile } = deriveFiles(manifest);
  for (const { name, mediaType, text } of [manifestFile, sumsFile]) {
    await writeTextFile(staging, name, mediaType, text);
  }
  return { manifest, manifestSha256: manifestFile.sha256 };
}

function listColumns({ columns }: Pick<TableFiles<Readonly<Record<string, Cell>>>, "columns">) {
  return columns.map(({ name, type, isNullable, description }) => ({ name, type, isNullable, description }));
}

const remembered = 50_000;

/** The same, without computing those of the same annotators over and over. */
function remembering(pseudonymize: Pseudonymize): Pseudonymize {
  let annotators = new Map<string, string>();
  return (kind, id) => {
    if (kind !== "annotator") return pseudonymize(kind, id);
    const known = annotators.get(id);
    if (known !== undefined) return known;
    if (annotators.size === remembered) annotators = new Map();
    const made = pseudonymize(kind, id);
    annotators.set(id, made);
    return made;
  };
}
