import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { ReviewCounts } from "@/lib/privacy/redact-reviewed";
import type { Staging } from "@/lib/storage/release-files";
import type { Cell } from "./column";
import type { Connection } from "./connection";
import { openRowFiles, type RowFiles } from "./packing/row-files";
import type { WrittenFile } from "./packing/written-file";
import { RowOrder } from "./row-order";
import { countLate, embargo } from "./schedule/arena-cutoff";
import type { TableFiles } from "./tables/table";
import { countExcluded, type JudgementTable, readJudgementIds } from "./vote-reader";

const pageSize = 2_000;

type AnyRow = Readonly<Record<string, Cell>> & {
  readonly annotator_id: string;
  readonly arena: string;
};

/** A published row and what it came from. */
export interface Published<Raw, Row> {
  readonly raw: Raw;
  readonly row: Row;
}

/** A kind of judgement in a release: where it is read, how it is cleaned, and what follows from it. */
export interface ReleaseKind<Raw, Row extends AnyRow> {
  readonly table: JudgementTable;
  /** Its files; there are none where there is no row. */
  readonly files: TableFiles<Row>;
  /** The judgements of these ids, in their order. */
  readonly read: (connection: Connection, ids: readonly string[]) => Promise<Raw[]>;
  /** The published row with what was taken out of it and how many texts are held or were reviewed, or the reason why it is left out. */
  readonly clean: (
    raw: Raw,
  ) =>
    | { readonly row: Row; readonly redactions: Readonly<Record<string, number>>; readonly review: ReviewCounts }
    | string;
  /** Told of every page that was written. */
  readonly whenPublished: (page: readonly Published<Raw, Row>[]) => Promise<void>;
  /** Told of every counted judgement that is left out. */
  readonly whenLeftOut?: (raw: Raw, reason: string) => void;
}

interface Place {
  readonly connection: Connection;
  readonly staging: Staging;
  readonly source: string;
  readonly pseudonymize: Pseudonymize;
}

/** What was written of a kind, and what was left out. */
export interface WrittenRows {
  readonly rows: number;
  readonly counts: {
    readonly annotators: number;
    readonly byArena: Record<string, number>;
    readonly leftOut: Record<string, number>;
    readonly redactions: Record<string, number>;
  } & ReviewCounts;
  readonly files: readonly WrittenFile[];
}

/** Writes all counted judgements of a kind in the order of their pseudonyms, page by page. Needs `prepareCutoffs` and `readConsents` in the same transaction. */
export async function writeRows<Raw, Row extends AnyRow>(
  { connection, staging, source, pseudonymize }: Place,
  { table, files: kindFiles, read, clean, whenPublished, whenLeftOut }: ReleaseKind<Raw, Row>,
): Promise<WrittenRows> {
  const leftOut = await countExcluded(connection, table, source);
  for (const { judgements } of await countLate(connection, table)) add(leftOut, embargo, judgements);
  const order = new RowOrder();
  for await (const ids of readJudgementIds(connection, table, source)) {
    for (const id of ids) order.add(pseudonymize(table, id), id);
  }
  const annotators = new Set<string>();
  const byArena: Record<string, number> = {};
  const redactions: Record<string, number> = {};
  const review = { held: 0, withheld: 0, releasedAfterReview: 0 };
  let files: RowFiles<Row> | null = null;
  let written = 0;
  for await (const raws of readAhead(order.pages(pageSize), (ids) => read(connection, ids))) {
    const page: Published<Raw, Row>[] = [];
    for (const raw of raws) {
      const cleaned = clean(raw);
      if (typeof cleaned === "string") {
        add(leftOut, cleaned, 1);
        whenLeftOut?.(raw, cleaned);
        continue;
      }
      for (const [kind, places] of Object.entries(cleaned.redactions)) add(redactions, kind, places);
      for (const state of ["held", "withheld", "releasedAfterReview"] as const) review[state] += cleaned.review[state];
      annotators.add(cleaned.row.annotator_id);
      add(byArena, cleaned.row.arena, 1);
      page.push({ raw, row: cleaned.row });
    }
    if (page.length === 0) continue;
    files ??= await openRowFiles<Row>(staging, kindFiles);
    await files.write(page.map(({ row }) => row));
    await whenPublished(page);
    written += page.length;
  }
  const counts = { annotators: annotators.size, byArena, leftOut, redactions, ...review };
  return { rows: written, counts, files: files ? await files.finish() : [] };
}

/** Reads the next page while one is worked on. */
async function* readAhead<Raw>(
  pages: Iterable<string[]>,
  read: (ids: readonly string[]) => Promise<Raw[]>,
): AsyncGenerator<Raw[]> {
  let next: Promise<Raw[]> | null = null;
  for (const ids of pages) {
    const present: Promise<Raw[]> | null = next;
    next = read(ids);
    // Its failure is told where it is waited for, which may be after that of the page before.
    next.catch(() => undefined);
    if (present) yield await present;
  }
  if (next) yield await next;
}

export function add(counts: Record<string, number>, name: string, value: number): void {
  counts[name] = (counts[name] ?? 0) + value;
}
