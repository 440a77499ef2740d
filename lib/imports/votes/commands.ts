import { basename } from "node:path";
import { NIL } from "uuid";
import { type Clock, systemClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { FileError } from "../file-error";
import { type FileRow, type OpenedRows, openRows } from "./file-rows";
import { fingerprintOf } from "./fingerprint";
import { importedId } from "./identities";
import type { ImportColumnChoice } from "./import-columns";
import { ImportPlan, type RowVote } from "./import-plan";
import { findImportArena, findOtherImport, importArenaMissing, readArenaRecord, readStoredVotes } from "./queries";
import { type ImportOrigin, makeImportArena, noteImport, storeGroups, storeImportedBatch } from "./record/commands";
import { Refusals } from "./refusals";
import type { ImportProgress, ImportReport } from "./schema";

export interface ImportVotes {
  /** Of a file, or `-` for standard input. */
  readonly path: string;
  /** Slug of an open arena. */
  readonly arena: string;
  /** Makes the arena where it is missing. */
  readonly create?: { readonly name?: string | undefined; readonly modality: "text" | "summary" | "image" } | undefined;
  readonly columns?: ImportColumnChoice | undefined;
  /**
   * What the import is called. The same name and place in the file mean the same vote, so that a file that was corrected or has grown is
   * imported under the name it had. By default the name comes from the file's content.
   */
  readonly importName?: string | undefined;
  /** Who judged, where a row does not say it. */
  readonly standpoint?: "owner" | "proxy" | undefined;
  /** Ends at the first row that is refused; what stands before it is stored. */
  readonly isStrict?: boolean | undefined;
  /** Reads and checks everything and stores nothing. */
  readonly isDryRun?: boolean | undefined;
  /** Who asked, for the audit log. */
  readonly actor: string;
  readonly clock?: Clock;
  /** What `-` stands for. */
  readonly input?: AsyncIterable<Uint8Array>;
  /** Votes of a transaction. */
  readonly batchSize?: number;
  /** Told after each batch; where it throws, the import ends as if it had been killed there. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

const batchVotes = 2_000;
/** Conversations are long: a batch of them ends at as many characters, so that it fits into a message. */
const batchCharacters = 8_000_000;

/**
 * Brings the votes of a file into an arena, with the systems, tasks, personas and outputs that they are about. Everything stored has
 * the source `imported`. Its tasks and personas are retired from the start, so that no battle is ever drawn from an import.
 *
 * A transaction for each batch of some thousand votes: a killed import leaves whole batches, and running it again goes on behind them, since
 * all ids come from the import's name and the place in the file. Stored votes are immutable: an import cannot be taken back.
 *
 * Cost: the file is read twice; some thousand votes a second. Memory O(systems + outputs of imports in this arena) and a batch.
 *
 * @throws FileError where the file cannot be read at all; what breaks later is in the report
 * @throws AppError arena_not_found | invalid_request: closed arena, standard input without a name for the import, another file of
 *   this name was imported before, more systems than a board can have, two imports that get in each other's way
 */
export async function importVotes(input: ImportVotes): Promise<ImportReport> {
  const opened = await openRows(input.path, input.columns, input.input);
  try {
    return await new Import(input, opened).run();
  } finally {
    await opened.close();
  }
}

/** One run over one file. */
class Import {
  readonly #input: ImportVotes;
  readonly #opened: OpenedRows;
  readonly #now: Date;
  readonly #batchSize: number;
  readonly #refusals = new Refusals();
  readonly #systems: string[] = [];
  readonly #added = { personas: 0, tasks: 0, outputs: 0 };
  readonly #votes = { stored: 0, known: 0, withoutText: 0 };
  #importName = "";
  #lines: number | null = null;
  #rows = 0;
  #target: { readonly arenaId: string; readonly plan: ImportPlan } | null = null;
  #isNewArena = false;

  constructor(input: ImportVotes, opened: OpenedRows) {
    this.#input = input;
    this.#opened = opened;
    this.#now = (input.clock ?? systemClock).now();
    this.#batchSize = input.batchSize ?? batchVotes;
  }

  async run(): Promise<ImportReport> {
    const { arena, create, isDryRun = false } = this.#input;
    if (create === undefined && (await findImportArena(arena)) === null) throw await importArenaMissing(arena);
    await this.#nameImport();
    const stopped = await this.#storeAll();
    const groups = this.#target?.plan.groups;
    if (groups && !isDryRun) await storeGroups(groups.fresh());
    const { file, format, columns } = this.#opened;
    return {
      file,
      format,
      columns,
      importName: this.#importName,
      arena,
      isNewArena: this.#isNewArena,
      isDryRun,
      rows: this.#rows,
      votes: this.#votes,
      refusedRows: this.#refusals.rows,
      refused: this.#refusals.list(),
      added: { systems: this.#systems, ...this.#added },
      segments: groups?.report() ?? [],
      stopped,
    };
  }

  async #nameImport(): Promise<void> {
    const { path, arena, importName } = this.#input;
    if (path === "-") {
      if (importName === undefined) {
        const detail = "Standard input needs a name by which a second import knows what the first one stored (--as).";
        throw new AppError("invalid_request", { detail });
      }
      this.#importName = importName;
      return;
    }
    const { sha256, lines } = await fingerprintOf(path);
    this.#lines = lines;
    this.#importName = importName ?? `sha256-${sha256}`;
    const other = importName === undefined ? await findOtherImport(arena, basename(path), this.#importName) : null;
    if (other === null) return;
    throw new AppError("invalid_request", {
      detail:
        `${path}: a file of this name with other content was imported into "${arena}" before, as ${other}. Where this is the same ` +
        "collection, corrected or grown, say --as with that name, so that no vote counts twice; else say --as with a name of its own.",
    });
  }

  /** @returns why the file was not read to its end, after what stands before that was stored; null where it was */
  async #storeAll(): Promise<FileError | null> {
    const { isStrict = false } = this.#input;
    let waiting: FileRow[] = [];
    let votes = 0;
    let characters = 0;
    let broken: FileError | null = null;
    const refuse = (error: FileError) => {
      this.#rows += 1;
      this.#refusals.add(error);
      if (isStrict) throw error;
    };
    const reading = this.#opened.rows(refuse);
    for (;;) {
      const next = await reading.next().catch((error: unknown) => {
        if (!(error instanceof FileError)) throw error;
        return error;
      });
      if (next instanceof FileError) broken = next;
      if (next instanceof FileError || next.done) break;
      for (const row of next.value) {
        waiting.push(row);
        votes += row.votes;
        characters += charactersOf(row);
        if (votes < this.#batchSize && characters < batchCharacters) continue;
        const refused = await this.#storeRows(waiting);
        if (refused !== null) return refused;
        [waiting, votes, characters] = [[], 0, 0];
      }
    }
    const refused = await this.#storeRows(waiting);
    if (broken !== null && this.#rows === 0) throw broken;
    return refused ?? broken;
  }

  /** @returns the row at which a strict import ends; null otherwise */
  async #storeRows(rows: readonly FileRow[]): Promise<FileError | null> {
    if (rows.length === 0) return null;
    this.#rows += rows.length;
    if (this.#target === null) this.#target = await this.#openTarget();
    const { arenaId } = this.#target;
    let batch: RowVote[] = [];
    for (const row of rows) {
      for (let copy = 0; copy < row.votes; copy += 1) {
        const place = `${row.row} ${row.turn} ${copy}`;
        batch.push({ id: importedId(arenaId, "battle", `${this.#importName} ${place}`), row, copy });
        if (batch.length < this.#batchSize) continue;
        const refused = await this.#storeBatch(batch);
        if (refused !== null) return refused;
        batch = [];
      }
    }
    return this.#storeBatch(batch);
  }

  /** Only now that there is something to store is the arena made, and the import noted. */
  async #openTarget(): Promise<{ arenaId: string; plan: ImportPlan }> {
    const { arena, create, isDryRun = false, standpoint = "proxy" } = this.#input;
    let arenaId = await findImportArena(arena);
    if (arenaId === null) {
      this.#isNewArena = true;
      arenaId = isDryRun || create === undefined ? NIL : await makeImportArena({ slug: arena, ...create });
    }
    if (!isDryRun) await noteImport(arena, this.#origin());
    const { file, unit } = this.#opened;
    const plan = new ImportPlan(await readArenaRecord(arenaId), {
      file,
      unit,
      standpoint,
      segments: this.#opened.columns.segments.map((label) => label.trim()),
      now: this.#now,
    });
    return { arenaId, plan };
  }

  async #storeBatch(votes: readonly RowVote[]): Promise<FileError | null> {
    const { isStrict = false, isDryRun = false } = this.#input;
    const { arenaId, plan } = this.#target!;
    const batch = plan.plan(votes, await readStoredVotes(votes.map(({ id }) => id)), isStrict);
    const planned = batch.battles.length;
    const { stored } = isDryRun ? { stored: planned } : await storeImportedBatch(arenaId, batch, this.#origin());
    this.#votes.stored += stored;
    // Planned as new, but the same import runs twice at once and the other one was quicker.
    this.#votes.known += batch.known + planned - stored;
    this.#votes.withoutText += batch.withoutText;
    this.#systems.push(...batch.systems.map(({ name }) => name));
    this.#added.personas += batch.personas.length;
    this.#added.tasks += batch.tasks.length;
    this.#added.outputs += batch.outputs.length;
    for (const refused of batch.refused) this.#refusals.add(refused);
    const last = votes.at(-1);
    if (last !== undefined) this.#tell(last.row.row);
    return isStrict ? (batch.refused[0] ?? null) : null;
  }

  #tell(row: number): void {
    const { rowCount, unit, format } = this.#opened;
    // The lines of a JSON array say little: all of it may stand on one.
    const all = unit === "record" ? rowCount : format === "json" ? undefined : this.#lines;
    this.#input.onProgress?.({
      rows: this.#rows,
      stored: this.#votes.stored,
      refused: this.#refusals.rows,
      share: all ? Math.min(1, row / all) : null,
    });
  }

  #origin(): ImportOrigin {
    const { path, actor } = this.#input;
    const file = path === "-" ? "standard input" : basename(path);
    return { file, importName: this.#importName, actor, now: this.#now };
  }
}

function charactersOf({ prompt, leftText, rightText }: FileRow): number {
  return (prompt?.length ?? 0) + (leftText?.length ?? 0) + (rightText?.length ?? 0);
}
