import { NIL } from "uuid";
import type { JudgedBattle } from "../commands";
import { FileError, quoted, type RowUnit } from "../file-error";
import type { FileRow } from "./file-rows";
import {
  editionSlugOf,
  hashText,
  hashWithoutText,
  importedAnnotatorId,
  importedId,
  ownSlugOf,
  splitEditionSlug,
  taskSlugOf,
} from "./identities";
import type { ImportedOutput, ImportedPersona, ImportedSystem, ImportedTask } from "./schema";
import { SystemNames } from "./system-names";
import { TaskEditions } from "./task-editions";
import { type AnnotatorAttribute, VoterGroups } from "./voter-groups";

/** One vote of a row; a row may stand for several. */
export interface RowVote {
  /** Of the battle. */
  readonly id: string;
  readonly row: FileRow;
  /** Which of the row's votes it is, from 0. */
  readonly copy: number;
}

/** What an import must know of an arena. */
export interface ArenaRecord {
  readonly arenaId: string;
  readonly systems: readonly ImportedSystem[];
  /** Personas of earlier imports. */
  readonly personaIds: readonly string[];
  /** Groups that imported annotators of this arena are in already. */
  readonly attributes: readonly AnnotatorAttribute[];
  /** Outputs of earlier imports. */
  readonly outputs: readonly {
    readonly task: string;
    readonly systemId: string;
    readonly personaVersionId: string;
    readonly contentHash: string;
  }[];
}

/** A vote that is stored under the id of one that is to be. */
export interface StoredVote {
  readonly annotatorId: string;
  /** Slug of its task. */
  readonly task: string;
  readonly personaVersionId: string;
  readonly leftSystemId: string;
  readonly leftContentHash: string;
  readonly rightSystemId: string;
  readonly rightContentHash: string;
  readonly standpoint: string;
  readonly fit: string;
}

/** What is to be stored for some votes: what the record lacks, then the battles. */
export interface PlannedBatch {
  readonly systems: ImportedSystem[];
  readonly personas: ImportedPersona[];
  readonly tasks: ImportedTask[];
  readonly outputs: ImportedOutput[];
  readonly battles: JudgedBattle[];
  /** Rows that cannot be stored. */
  readonly refused: FileError[];
  /** Votes that are stored already. */
  known: number;
  /** Planned votes whose outputs' texts the file does not have. */
  withoutText: number;
}

export interface PlanOptions {
  readonly file: string;
  readonly unit: RowUnit;
  /** Where a row does not say it. */
  readonly standpoint: "owner" | "proxy";
  /** Columns that say which group a voter belongs to. */
  readonly segments: readonly string[];
  /** For votes without a time. */
  readonly now: Date;
}

/** What stands in the record where a text would, since an output is never without parts. */
export const absentText = "The text of this output was not part of the imported file.";
const absentPrompt = "The imported file does not say what was asked.";

/** Of votes for no described person: one for all arenas. */
const anybody = {
  slug: "imported-anybody",
  name: "Anybody",
  headline: "who is nobody in particular",
  description: "The imported votes were cast without a described person.",
};

/**
 * Decides what has to be stored for the votes of a file. Pure but for what it remembers: what it has planned counts as stored,
 * so a batch that failed ends the plan.
 *
 * Memory O(systems + personas + outputs and annotators' groups of imports in this arena).
 */
export class ImportPlan {
  readonly #arenaId: string;
  readonly #options: PlanOptions;
  readonly #systems: SystemNames;
  readonly #personas: Set<string>;
  readonly #tasks = new Set<string>();
  readonly #editions = new TaskEditions();
  /** To be stored when the whole file was read: only then is it known who is in several groups. */
  readonly groups: VoterGroups;

  constructor({ arenaId, systems, personaIds, attributes, outputs }: ArenaRecord, options: PlanOptions) {
    this.#arenaId = arenaId;
    this.#options = options;
    this.#personas = new Set(personaIds);
    this.#systems = new SystemNames(arenaId, systems);
    this.groups = new VoterGroups(attributes, options.segments);
    for (const { task: slug, systemId, personaVersionId, contentHash } of outputs) {
      const { task, edition } = splitEditionSlug(slug);
      this.#tasks.add(slug);
      this.#editions.add(task, edition, personaVersionId, { systemId, contentHash });
    }
  }

  /**
   * @param stored votes of these ids that the record has
   * @param isStrict ends at the first row that cannot be stored: the rest is not planned
   * @throws AppError invalid_request: more systems than a board can have
   */
  plan(votes: readonly RowVote[], stored: ReadonlyMap<string, StoredVote>, isStrict: boolean): PlannedBatch {
    const batch: PlannedBatch = {
      systems: [],
      personas: [],
      tasks: [],
      outputs: [],
      battles: [],
      refused: [],
      known: 0,
      withoutText: 0,
    };
    for (const vote of votes) {
      const failure = this.#planVote(vote, stored.get(vote.id), batch);
      // A row is refused once, however many votes it stands for.
      if (failure !== null && vote.copy === 0) batch.refused.push(failure);
      if (failure !== null && isStrict) break;
    }
    return batch;
  }

  #planVote({ id, row }: RowVote, stored: StoredVote | undefined, batch: PlannedBatch): FileError | null {
    const arenaId = this.#arenaId;
    const left = this.#systems.find(row.left);
    const right = this.#systems.find(row.right);
    if (left.id === right.id) {
      const names = `${quoted(row.left)} and ${quoted(row.right)}`;
      return this.#fail("self_comparison", `${names} are one system of this arena.`, row);
    }
    const task = taskSlugOf(row.prompt);
    const persona = this.#personaOf(row.persona);
    const leftHash = row.leftText === null ? hashWithoutText(left.id, task) : hashText(row.leftText);
    const rightHash = row.rightText === null ? hashWithoutText(right.id, task) : hashText(row.rightText);
    if (leftHash === rightHash) {
      return this.#fail("equal_outputs", "both sides have the same text, so that there was nothing to choose.", row);
    }
    const judged = {
      id,
      annotatorId: importedAnnotatorId(arenaId, row.voter, id),
      standpoint: row.standpoint ?? this.#options.standpoint,
      fit: row.outcome,
    };
    if (stored !== undefined) {
      const isSame =
        stored.annotatorId === judged.annotatorId &&
        splitEditionSlug(stored.task).task === task &&
        stored.personaVersionId === persona.versionId &&
        stored.leftSystemId === left.id &&
        stored.leftContentHash === leftHash &&
        stored.rightSystemId === right.id &&
        stored.rightContentHash === rightHash &&
        stored.standpoint === judged.standpoint &&
        stored.fit === judged.fit;
      if (!isSame) return this.#fail("changed_row", "this import has stored another vote for this row before.", row);
      this.#addGroups(judged.annotatorId, row);
      batch.known += 1;
      return null;
    }
    this.#addGroups(judged.annotatorId, row);

    for (const system of [left, right]) {
      if (!this.#systems.has(system.id)) batch.systems.push(this.#systems.make(system));
    }
    if (!this.#personas.has(persona.id)) {
      this.#personas.add(persona.id);
      batch.personas.push(persona);
    }
    const sides = [
      { systemId: left.id, contentHash: leftHash, text: row.leftText },
      { systemId: right.id, contentHash: rightHash, text: row.rightText },
    ] as const;
    const { edition, added } = this.#editions.claim(task, persona.versionId, ...sides);
    const slug = editionSlugOf(task, edition);
    const taskId = importedId(arenaId, "task", slug);
    if (!this.#tasks.has(slug)) {
      this.#tasks.add(slug);
      batch.tasks.push({ id: taskId, slug, prompt: row.prompt ?? absentPrompt });
    }
    const outputs = sides.map(({ text, ...side }) => ({
      ...side,
      id: importedId(arenaId, "output", `${side.systemId} ${taskId} ${persona.versionId}`),
      taskId,
      personaVersionId: persona.versionId,
      text: text ?? absentText,
    }));
    batch.outputs.push(...outputs.filter(({ systemId }) => added.some((claimed) => claimed.systemId === systemId)));
    if (row.leftText === null && row.rightText === null) batch.withoutText += 1;
    batch.battles.push({
      ...judged,
      leftOutputId: outputs[0]!.id,
      rightOutputId: outputs[1]!.id,
      // Nobody knows how an imported pair was drawn.
      samplingProbability: 1,
      samplingPart: "imported",
      judgedAt: row.judgedAt ?? this.#options.now,
    });
    return null;
  }

  #addGroups(annotatorId: string, row: FileRow): void {
    for (const segment of row.segments) this.groups.add({ annotatorId, ...segment });
  }

  #personaOf(name: string | null): ImportedPersona {
    const facts =
      name === null
        ? anybody
        : {
            slug: `imported-${ownSlugOf(name, "persona", this.#arenaId)}`,
            name,
            headline: "who is named in an imported file",
            description: "The imported file gives this name and says nothing else of the person.",
          };
    const id = importedId(NIL, "persona", facts.slug);
    return { id, versionId: importedId(id, "persona", "version 1"), ...facts };
  }

  #fail(code: "self_comparison" | "equal_outputs" | "changed_row", detail: string, { row }: FileRow): FileError {
    return new FileError(code, detail, { file: this.#options.file, unit: this.#options.unit, row });
  }
}
