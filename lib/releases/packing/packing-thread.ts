import { parentPort } from "node:worker_threads";
import type { StagedFile } from "@/lib/storage/release-files";
import { packView } from "../views/pack-view";
import type { Answer, Chunk, Request, Written } from "./messages";
import { type Format, packRows, type RowPacker } from "./pack-rows";

// A thread that packs rows beside the one that cleans them. It sees published rows alone.
const main = parentPort!;
const packers = new Map<number, RowPacker>();
const before = new Map<number, Promise<void>>();
const written = new Map<number, () => void>();
let writes = 0;

/** A file that the main thread holds: a write is done when that thread has written it. */
function fileOf(table: number, format: Format): StagedFile {
  return {
    write(chunk) {
      // A copy, which then belongs to the other thread.
      const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : new Uint8Array(chunk);
      const id = writes++;
      main.postMessage({ kind: "chunk", table, format, id, bytes } satisfies Chunk, [bytes.buffer]);
      return new Promise((resolve) => written.set(id, resolve));
    },
    finish: async () => ({ bytes: 0, sha256: "" }),
  };
}

async function answer(request: Request): Promise<void> {
  switch (request.kind) {
    case "open": {
      const files = request.formats.map((format) => [format, fileOf(request.table, format)]);
      const { packed, table } = request;
      const targets = Object.fromEntries(files);
      packers.set(table, typeof packed === "string" ? packView(packed, targets) : await packRows(packed, targets));
      return;
    }
    case "write":
      return packers.get(request.table)!.write(request.lines, request.contents);
    case "finish":
      await packers.get(request.table)!.finish();
      packers.delete(request.table);
  }
}

main.on("message", (message: Request | Written) => {
  if (message.kind === "written") {
    written.get(message.id)?.();
    written.delete(message.id);
    return;
  }
  const { id, table } = message;
  const answered = (before.get(table) ?? Promise.resolve()).then(() => answer(message));
  before.set(table, answered);
  answered.then(
    () => main.postMessage({ kind: "answer", id, error: null } satisfies Answer),
    (error: Error) => main.postMessage({ kind: "answer", id, error } satisfies Answer),
  );
});
