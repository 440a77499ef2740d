import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Staging } from "@/lib/storage/release-files";
import type { Asked, Chunk, Packed, ToMain } from "./messages";
import type { Format, PackedFiles, RowPacker, TableTargets } from "./pack-rows";

// Not written where a bundler would follow it: the thread is no part of a page.
const entry = "./start-packing-thread.mjs";
// Enough that neither side waits for the other, and no more than that is held.
const writesAhead = 2;

const threads = new WeakMap<Staging, PackingThread>();

/**
 * As `packRows`, or as `packView` for the name of a view, in a thread beside the present one: packing is the larger half of writing a large table. All tables of a staged release share one
 * thread, which costs a quarter of a second to start and some 60 MB.
 */
export async function packBeside(staging: Staging, packed: Packed, targets: TableTargets): Promise<RowPacker> {
  const thread = threads.get(staging) ?? new PackingThread();
  threads.set(staging, thread);
  return thread.open(packed, targets);
}

/** Ends the thread of a staged release, if it has one, whatever it was doing. */
export async function endPacking(staging: Staging): Promise<void> {
  await threads.get(staging)?.end();
  threads.delete(staging);
}

async function finishAll(targets: TableTargets): Promise<PackedFiles> {
  const finished: [string, { bytes: number; sha256: string }][] = [];
  for (const [format, file] of Object.entries(targets)) finished.push([format, await file.finish()]);
  return Object.fromEntries(finished);
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

class PackingThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #targets: TableTargets[] = [];
  #failure: Error | null = null;
  #requests = 0;

  constructor() {
    this.#worker = new Worker(fileURLToPath(new URL(entry, import.meta.url)), { execArgv: [] });
    // A build that was given up keeps no process alive.
    this.#worker.unref();
    this.#worker.on("error", (error: Error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("The thread that packs the release has ended.")));
    this.#worker.on("message", (message: ToMain) => {
      if (message.kind === "chunk") void this.#write(message);
      else this.#settle(message.id, message.error);
    });
  }

  async open(packed: Packed, targets: TableTargets): Promise<RowPacker> {
    const table = this.#targets.push(targets) - 1;
    await this.#ask({ kind: "open", table, packed, formats: Object.keys(targets) as Format[] });
    const ahead: Promise<void>[] = [];
    return {
      write: async (lines, contents) => {
        ahead.push(this.#ask({ kind: "write", table, lines, ...(contents && { contents }) }));
        if (ahead.length > writesAhead) await ahead.shift();
      },
      finish: async () => {
        await Promise.all(ahead);
        await this.#ask({ kind: "finish", table });
        return finishAll(targets);
      },
    };
  }

  end(): Promise<unknown> {
    return this.#worker.terminate();
  }

  #ask(request: Asked): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      const id = this.#requests++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id });
    });
    // Its failure is told where it is waited for, which may be a page later.
    answered.catch(() => undefined);
    return answered;
  }

  #settle(id: number, error: Error | null): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(error);
    else waiting?.resolve();
  }

  async #write({ table, format, id, bytes }: Chunk): Promise<void> {
    try {
      await this.#targets[table]![format]!.write(bytes);
      this.#worker.postMessage({ kind: "written", id });
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  /** What waits is told, and what comes: the first failure is the one to tell. */
  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}
