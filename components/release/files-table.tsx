import { labelClass } from "@/components/ui/label";
import type { ReleaseFileRow } from "./prepare-release";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-2 align-baseline";
const figure = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;

interface FilesTableProps {
  readonly caption: string;
  readonly files: readonly ReleaseFileRow[];
}

/** Files to download, each with its rows, size and whole checksum. */
export function FilesTable({ caption, files }: FilesTableProps) {
  return (
    <table className="w-full border-collapse text-left text-[0.9375rem]">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            File
          </th>
          <th scope="col" className={`${head} hidden pl-4 text-right md:table-cell`}>
            Rows
          </th>
          <th scope="col" className={`${head} pl-4 text-right`}>
            Size
          </th>
          <th scope="col" className={`${head} hidden pl-8 md:table-cell`}>
            SHA-256
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ name, url, rows, size, sha256 }) => (
          <tr key={name}>
            <th scope="row" className={`${cell} font-normal`}>
              <a
                href={url}
                download
                className="prose-link pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
              >
                {name}
              </a>
              <span className="figures mt-0.5 block text-[0.6875rem]/4 text-faint [overflow-wrap:anywhere] md:hidden">
                <span className="sr-only">SHA-256 </span>
                {sha256}
              </span>
            </th>
            <td className={`${figure} hidden md:table-cell`}>{rows ?? "–"}</td>
            <td className={figure}>{size}</td>
            <td
              className={`${cell} figures hidden pl-8 text-[0.75rem]/5 text-soft [overflow-wrap:anywhere] md:table-cell`}
            >
              {sha256}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
