import { createPseudonymizer, type Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Staging } from "@/lib/storage/release-files";
import { readAssessments } from "./assessments/reader";
import { assessmentColumns } from "./assessments/row";
import {
  applyAssessmentConsent,
  type CheckedAssessment,
  pseudonymizeAssessment,
  type RawAssessment,
  redactAssessment,
  toAssessmentRow,
} from "./assessments/stages";
import { columns } from "./columns";
import { deriveFiles } from "./file-list";
import { writeReadme } from "./readme";
import { writeTextFile } from "./row-files";
import { type Manifest, manifest as manifestSchema } from "./schema";
import {
  type ArenaWords,
  applyConsent,
  type CheckedRow,
  pseudonymizeVote,
  type RawVote,
  redactVote,
  toReleaseRow,
} from "./stages";
import { type Connection, readArenaWords, readConsents, readPairVerdicts, readVotes } from "./vote-reader";
import { type ReleaseKind, writeRows } from "./write-rows";

export interface ReleaseTask {
  readonly version: string;
  readonly source: Manifest["source"];
  readonly createdAt: Date;
  readonly codeVersion: string;
  /** Of the pseudonyms; see `createPseudonymizer`. */
  readonly key: Uint8Array;
}

/**
 * Writes every file of a release into `staging`. Memory is bound by one page of judgements and one row group, plus 36 bytes
 * a judgement for the order and the pseudonyms of the annotators. The same record, key and moment give the same bytes.
 *
 * @param connection in a repeatable-read transaction, so that all pages show one moment
 * @returns the manifest, and the SHA-256 of `manifest.json`; null where there is nothing to publish
 */
export async function writeRelease(
  connection: Connection,
  staging: Staging,
  task: ReleaseTask,
): Promise<{ manifest: Manifest; manifestSha256: string } | null> {
  await readConsents(connection);
  await readPairVerdicts(connection, task.source);
  const words = await readArenaWords(connection);
  const pseudonymize = createPseudonymizer(task.key);
  const place = { connection, staging, source: task.source, pseudonymize };
  const votes = await writeRows(place, voteKind(words, pseudonymize));
  const assessments = await writeRows(place, assessmentKind(words, pseudonymize));
  if (votes.rows + assessments.rows === 0) return null;

  const { rows: assessed, counts: assessedCounts } = assessments;
  const hasAssessments = assessed > 0 || Object.keys(assessedCounts.leftOut).length > 0;
  const facts: Omit<Manifest, "files"> = {
    schema: "palate.release/1",
    version: task.version,
    createdAt: task.createdAt.toISOString(),
    codeVersion: task.codeVersion,
    source: task.source,
    counts: { votes: votes.rows, ...votes.counts },
    columns: columns.map(({ name, description }) => ({ name, description })),
    ...(hasAssessments
      ? {
          assessments: {
            counts: { assessments: assessed, ...assessedCounts },
            columns: assessmentColumns.map(({ name, description }) => ({ name, description })),
          },
        }
      : {}),
  };
  const readme = await writeTextFile(staging, "README.md", "text/markdown; charset=utf-8", writeReadme(facts, words));
  const manifest = manifestSchema.parse({ ...facts, files: [...votes.files, ...assessments.files, readme] });
  const { manifestFile, sumsFile } = deriveFiles(manifest);
  for (const { name, mediaType, text } of [manifestFile, sumsFile]) {
    await writeTextFile(staging, name, mediaType, text);
  }
  return { manifest, manifestSha256: manifestFile.sha256 };
}

function voteKind(
  words: ReadonlyMap<string, ArenaWords>,
  pseudonymize: Pseudonymize,
): ReleaseKind<RawVote, CheckedRow> {
  return {
    table: "vote",
    base: "votes",
    columns,
    read: readVotes,
    clean(raw) {
      const consented = applyConsent(raw);
      if (typeof consented === "string") return consented;
      const { vote, redactions } = redactVote(consented, wordsOf(words, raw.arena));
      return { row: toReleaseRow(pseudonymizeVote(vote, pseudonymize)), redactions };
    },
  };
}

function assessmentKind(
  words: ReadonlyMap<string, ArenaWords>,
  pseudonymize: Pseudonymize,
): ReleaseKind<RawAssessment, CheckedAssessment> {
  return {
    table: "assessment",
    base: "assessments",
    columns: assessmentColumns,
    read: readAssessments,
    clean(raw) {
      const consented = applyAssessmentConsent(raw);
      if (typeof consented === "string") return consented;
      const { assessment, redactions } = redactAssessment(consented, wordsOf(words, raw.arena).criteria);
      return { row: toAssessmentRow(pseudonymizeAssessment(assessment, pseudonymize)), redactions };
    },
  };
}

function wordsOf(words: ReadonlyMap<string, ArenaWords>, arena: string): ArenaWords {
  const known = words.get(arena);
  if (!known) throw new Error(`the arena ${arena} was judged and is not in the record`);
  return known;
}
