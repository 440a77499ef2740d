import type { AsyncBuffer } from "hyparquet";
import { FileError } from "./file-error";
import { readAll, type Source } from "./source";
import type { Table, TableBatch } from "./table";

/**
 * Parquet with any of its compressions. Of a file, only the bytes of the wanted columns are read, one row group at a time; what
 * comes from standard input or packed is held whole.
 *
 * @throws FileError `unreadable`: not whole, or of a kind that cannot be read
 */
export async function openParquet(source: Source): Promise<Table> {
  // Loaded here, so that the other formats start without it.
  const [{ asyncBufferFromFile, parquetMetadataAsync, parquetScan, parquetSchema }, { compressors }] =
    await Promise.all([import("hyparquet"), import("hyparquet-compressors")]);
  const broken = (error: unknown) =>
    new FileError(
      "unreadable",
      `this is Parquet that cannot be read (${(error as Error).message}).`,
      { file: source.name },
      { cause: error },
    );
  let file: AsyncBuffer;
  if (source.path === null) {
    file = bufferOf(await readAll(source));
  } else {
    await source.close();
    file = await asyncBufferFromFile(source.path);
  }
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => Promise.reject(broken(error)));

  async function* batches(wanted: readonly string[]): AsyncGenerator<TableBatch> {
    try {
      const scan = await parquetScan({ file, metadata, columns: [...wanted], compressors });
      for (const { rowStart, rowEnd } of scan.ranges) {
        const cells = await Promise.all(wanted.map((column) => scan.readColumn({ column, rowStart, rowEnd })));
        const length = rowEnd - rowStart;
        yield { length, rows: Float64Array.from({ length }, (_, row) => rowStart + row + 1), cells };
      }
    } catch (error) {
      throw error instanceof FileError ? error : broken(error);
    }
  }
  return {
    file: source.name,
    format: "parquet",
    columns: parquetSchema(metadata).children.map(({ element }) => element.name),
    unit: "record",
    rowCount: Number(metadata.num_rows),
    batches,
  };
}

function bufferOf(bytes: Uint8Array): AsyncBuffer {
  const whole = new Uint8Array(bytes).buffer;
  return { byteLength: whole.byteLength, slice: (start, end) => whole.slice(start, end) };
}
