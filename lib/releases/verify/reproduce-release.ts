import { methodologyVersion } from "@/lib/leaderboards/schema";
import { BoardFits } from "../fit-boards";
import { type BoardRow, boards } from "../tables/boards";
import { systems } from "../tables/systems";
import { votes } from "../tables/votes";
import { openReleaseFolder, type ReleaseFolder, UnreadableRelease } from "./folder";
import { readParquetTable } from "./read-table";

/** How far a number may lie from the published one. */
const tolerance = 1e-9;

/** A board that was fitted again. */
export interface ReproducedBoard {
  readonly arena: string;
  readonly view: string;
  readonly votes: number;
  readonly systems: number;
  /** Code of the error where the fit had no answer, as it had none when it was published. */
  readonly failure: string | null;
  /** What differs from the published board. */
  readonly differences: readonly string[];
}

export interface Reproduction {
  readonly boards: readonly ReproducedBoard[];
  /** Other versions of the methodology, which may explain differences; null where both are the same. */
  readonly otherMethodology: { readonly published: string; readonly present: string } | null;
}

/**
 * Fits every published board again from the release's Parquet files alone, and compares number by number. Memory: 35 bytes a vote and a row group.
 *
 * @throws UnreadableRelease what cannot be read, or has rows that no release has
 */
export async function reproduceRelease(path: string): Promise<Reproduction> {
  const folder = await openReleaseFolder(path);
  const { manifest } = folder;
  const has = (name: string) => manifest.tables.some((table) => table.name === name);
  const known = [];
  if (has("systems")) for await (const row of readRows(folder, systems)) known.push(row);
  const fits = new BoardFits(known);
  if (has("votes")) for await (const row of readRows(folder, votes)) fits.add(row);
  const published = new Map<string, BoardRow[]>(manifest.boards.map(({ arena, view }) => [`${arena} ${view}`, []]));
  if (has("boards")) {
    for await (const row of readRows(folder, boards)) {
      const key = `${row.arena} ${row.view}`;
      const rows = published.get(key);
      if (rows) rows.push(row);
      else published.set(key, [row]);
    }
  }

  const reproduced: ReproducedBoard[] = [];
  for (const { arena, view, votes: counted, failure, rows } of fitAll(fits)) {
    const key = `${arena} ${view}`;
    const listed = manifest.boards.find((board) => board.arena === arena && board.view === view);
    const differences = listed
      ? [
          ...(listed.votes === counted ? [] : [`votes: ${counted}, published ${listed.votes}`]),
          ...(listed.failure === failure
            ? []
            : [`failure: ${failure ?? "none"}, published ${listed.failure ?? "none"}`]),
          ...compareBoards(rows, published.get(key) ?? []),
        ]
      : ["it was not published"];
    published.delete(key);
    reproduced.push({ arena, view, votes: counted, systems: rows.length, failure, differences });
  }
  for (const [key, rows] of published) {
    const [arena = "", view = ""] = key.split(" ");
    reproduced.push({
      arena,
      view,
      votes: 0,
      systems: rows.length,
      failure: null,
      differences: ["no published vote makes it"],
    });
  }
  const { methodology } = manifest;
  return {
    boards: reproduced,
    otherMethodology:
      methodology === methodologyVersion ? null : { published: methodology, present: methodologyVersion },
  };
}

function fitAll(fits: BoardFits) {
  try {
    return [...fits.fit()];
  } catch (error) {
    throw new UnreadableRelease((error as Error).message, { cause: error });
  }
}

async function* readRows<Row>(
  folder: ReleaseFolder,
  table: { readonly name: string; readonly schema: { parse(raw: unknown): Row } },
): AsyncGenerator<Row> {
  let place = 0;
  for await (const page of readParquetTable(folder, { name: table.name, columns: [] })) {
    for (const raw of page) {
      place += 1;
      yield parseRow(table, raw, place);
    }
  }
}

function parseRow<Row>(
  table: { readonly name: string; readonly schema: { parse(raw: unknown): Row } },
  raw: unknown,
  place: number,
): Row {
  try {
    return table.schema.parse(raw);
  } catch (error) {
    throw new UnreadableRelease(`${table.name}.parquet, row ${place}: this is no row of ${table.name}.`, {
      cause: error,
    });
  }
}

function compareBoards(fitted: readonly BoardRow[], published: readonly BoardRow[]): string[] {
  const bySystem = new Map(published.map((row) => [row.system, row]));
  const differences = fitted.flatMap((row) => {
    const other = bySystem.get(row.system);
    bySystem.delete(row.system);
    return other ? compareRows(row, other) : [`${row.system} is not published`];
  });
  if (bySystem.size + fitted.length !== published.length) differences.push("a system is published twice");
  return [...differences, ...[...bySystem.keys()].map((system) => `${system} is published and not fitted`)];
}

function compareRows(fitted: BoardRow, published: BoardRow): string[] {
  return boards.columns.flatMap(({ name }) => {
    const [one, other] = [fitted[name], published[name]];
    const isSame =
      typeof one === "number" && typeof other === "number" ? Math.abs(one - other) <= tolerance : one === other;
    return isSame ? [] : [`${fitted.system}, ${name}: ${one}, published ${other}`];
  });
}
