import { toCsv } from "./to-csv";

interface CsvLinkProps {
  /** File name without its ending. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The numbers of a plot or table as a file. The link holds the file itself, so it needs no request and no script. */
export function CsvLink({ name, columns, rows }: CsvLinkProps) {
  return (
    <a
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(columns, rows))}`}
      download={`${name}.csv`}
      className="prose-link inline-flex min-h-8 items-center text-[0.875rem] text-soft pointer-coarse:min-h-11"
    >
      Download CSV<span className="sr-only"> of {name}</span>
    </a>
  );
}
