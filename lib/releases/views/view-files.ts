import type { Staging } from "@/lib/storage/release-files";
import { gzipFile } from "../gzip-file";
import type { WrittenFile } from "../row-files";
import { type NestedParquet, openNestedParquet, type RowGroup } from "./nested-parquet";
import type { View } from "./view";

/** What was written of a view. */
export interface WrittenView {
  readonly view: Pick<View<unknown>, "name" | "columns" | "hasJsonLines">;
  readonly rows: number;
  readonly files: readonly WrittenFile[];
}

type StagedView<Row> = {
  readonly parquet: NestedParquet<Row>;
  readonly jsonLines: ReturnType<typeof gzipFile> | null;
  readonly finishParquet: () => Promise<{ readonly bytes: number; readonly sha256: string }>;
};

/** The files of a view. Without a row there is none. Memory is bound by one row group. */
export class ViewFiles<Row extends Readonly<Record<string, unknown>>> {
  readonly #staging: Staging;
  readonly #view: View<Row>;
  #files: StagedView<Row> | null = null;
  #rows = 0;

  constructor(staging: Staging, view: View<Row>) {
    this.#staging = staging;
    this.#view = view;
  }

  /** Takes rows in the order of the files. */
  async write(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const { parquet, jsonLines } = await this.#open();
    this.#rows += rows.length;
    await jsonLines?.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    await parquet.write(rows);
  }

  /** Takes a row group of another file, with columns that follow its own. Of views in Parquet alone. */
  async append(group: RowGroup, further: readonly Partial<Row>[]): Promise<void> {
    const { parquet } = await this.#open();
    this.#rows += group.rows;
    await parquet.append(group, further);
  }

  async finish(): Promise<WrittenView> {
    const { name } = this.#view;
    const files: WrittenFile[] = [];
    if (this.#files) {
      const { parquet, jsonLines, finishParquet } = this.#files;
      await parquet.finish();
      const rows = this.#rows;
      const mediaType = "application/vnd.apache.parquet";
      files.push({ name: `${name}.parquet`, mediaType, rows, ...(await finishParquet()) });
      if (jsonLines)
        files.push({ name: `${name}.jsonl.gz`, mediaType: "application/gzip", rows, ...(await jsonLines.finish()) });
    }
    return { view: this.#view, rows: this.#rows, files };
  }

  async #open(): Promise<StagedView<Row>> {
    if (this.#files) return this.#files;
    const { name, fields, hasJsonLines } = this.#view;
    const file = await this.#staging.create(`${name}.parquet`);
    this.#files = {
      parquet: openNestedParquet<Row>(file, fields),
      jsonLines: hasJsonLines ? gzipFile(await this.#staging.create(`${name}.jsonl.gz`)) : null,
      finishParquet: () => file.finish(),
    };
    return this.#files;
  }
}
