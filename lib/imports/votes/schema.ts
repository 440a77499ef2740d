import type { FileError } from "../file-error";
import type { OpenedVotes } from "../schema";
import type { ImportedColumns } from "./file-rows";
import type { RefusedRows } from "./refusals";

/** A system that an import adds to an arena: the arena does not know its name yet. */
export interface ImportedSystem {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Somebody whom a file names, or Anybody. */
export interface ImportedPersona {
  readonly id: string;
  readonly versionId: string;
  readonly slug: string;
  readonly name: string;
  readonly headline: string;
  readonly description: string;
}

export interface ImportedTask {
  readonly id: string;
  readonly slug: string;
  readonly prompt: string;
}

export interface ImportedOutput {
  readonly id: string;
  readonly systemId: string;
  readonly taskId: string;
  readonly personaVersionId: string;
  readonly contentHash: string;
  readonly text: string;
}

/** How far an import is. */
export interface ImportProgress {
  /** Rows of the file that were read. */
  readonly rows: number;
  /** Votes that are new in the record. */
  readonly stored: number;
  readonly refused: number;
  /** Of the file, where that is known. */
  readonly share: number | null;
}

/** What an import has made of a column that says which group a voter belongs to. */
export interface SegmentReport {
  readonly label: string;
  /** Voters for whom the file has a value, */
  readonly voters: number;
  /** those who are in a group now, */
  readonly placed: number;
  /** and those who are not put into one: the file says several values, or another one than an earlier import. */
  readonly leftOut: number;
  /** Groups of imported voters of this arena, */
  readonly groups: number;
  /** and those of too few people to be shown on boards. */
  readonly smallGroups: number;
}

/** What an import has done. */
export interface ImportReport {
  readonly file: string;
  readonly format: OpenedVotes["format"];
  /** The columns that it was read by, so that a wrong one is seen. */
  readonly columns: ImportedColumns;
  /** What the import is called: with the same name, a row of the file is the same vote. */
  readonly importName: string;
  readonly arena: string;
  /** Whether the arena was made. */
  readonly isNewArena: boolean;
  /** Nothing was stored: all numbers say what would have been. */
  readonly isDryRun: boolean;
  /** Rows of the file that were read. */
  readonly rows: number;
  /** A row that stands for several votes counts for as many here. */
  readonly votes: {
    readonly stored: number;
    /** Were stored by this import before. */
    readonly known: number;
    /** Of the stored ones, those whose outputs' texts the file does not have. */
    readonly withoutText: number;
  };
  readonly refusedRows: number;
  readonly refused: readonly RefusedRows[];
  readonly added: {
    /** By name, in the order of the file. */
    readonly systems: readonly string[];
    readonly personas: number;
    readonly tasks: number;
    readonly outputs: number;
  };
  /** Into which groups the voters were put, for each column of them. */
  readonly segments: readonly SegmentReport[];
  /** Why the file was not read to its end; what stands before is stored. Null where it was. */
  readonly stopped: FileError | null;
}
