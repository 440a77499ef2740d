import type { Staging } from "@/lib/storage/release-files";
import { packBeside } from "../packing/pack-beside";
import type { Format, RowPacker, TableTargets } from "../packing/pack-rows";
import { mediaTypes, rowsWorthAThread } from "../packing/row-files";
import type { WrittenFile } from "../packing/written-file";
import type { NewContents } from "./judged-content";
import { packView } from "./pack-view";
import type { View } from "./view";

/** What was written of a view. */
export interface WrittenView {
  readonly view: Pick<View<unknown>, "name" | "columns">;
  readonly rows: number;
  readonly files: readonly WrittenFile[];
}

/**
 * The files of a view. Without a row there is none. A view whose first rows come with many others is packed in the thread of the release, as
 * `openRowFiles` has it. Memory is bound by one row group and some pages.
 */
export class ViewFiles<Row> {
  readonly #staging: Staging;
  readonly #view: View<Row>;
  #files: { readonly targets: TableTargets; readonly packer: RowPacker } | null = null;
  #rows = 0;

  constructor(staging: Staging, view: View<Row>) {
    this.#staging = staging;
    this.#view = view;
  }

  /** Takes rows in the order of the files. */
  async write(rows: readonly Row[]): Promise<void> {
    await this.writeLines(rows);
  }

  /**
   * Takes rows, or what the view makes them from.
   *
   * @param contents that lines name
   * @param together how many rows come with these
   */
  async writeLines(lines: readonly unknown[], contents?: NewContents, together = lines.length): Promise<void> {
    if (lines.length === 0) return;
    this.#files ??= await this.#open(together >= rowsWorthAThread);
    this.#rows += lines.length;
    await this.#files.packer.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), contents);
  }

  async finish(): Promise<WrittenView> {
    const files: WrittenFile[] = [];
    if (this.#files) {
      const packed = await this.#files.packer.finish();
      for (const format of Object.keys(this.#files.targets) as Format[]) {
        const name = `${this.#view.name}.${format}`;
        files.push({ name, mediaType: mediaTypes[format], rows: this.#rows, ...packed[format]! });
      }
    }
    return { view: this.#view, rows: this.#rows, files };
  }

  async #open(isLarge: boolean): Promise<{ targets: TableTargets; packer: RowPacker }> {
    const { name, hasJsonLines } = this.#view;
    const parquet = await this.#staging.create(`${name}.parquet`);
    const targets: TableTargets = {
      parquet,
      ...(hasJsonLines && { "jsonl.gz": await this.#staging.create(`${name}.jsonl.gz`) }),
    };
    const packer = isLarge ? await packBeside(this.#staging, name, targets) : packView(name, targets);
    return { targets, packer };
  }
}
