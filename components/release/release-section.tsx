import { CodeBlock } from "@/components/ui/code-block";
import { labelClass } from "@/components/ui/label";
import type { PreparedRelease } from "./prepare-release";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-2 align-baseline";
const figure = `${cell} figures whitespace-nowrap pl-4 text-[0.875rem]`;

/** One release: what it holds, its files with size and checksum, and code that loads it. */
export function ReleaseSection({ release }: { readonly release: PreparedRelease }) {
  const id = `release-${release.version.replaceAll(".", "-")}`;
  return (
    <section aria-labelledby={id} className="border-strong border-t py-8">
      <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
        <h2 id={id} className="text-[1.75rem]/9">
          {release.version}
        </h2>
        <p className="text-[0.9375rem] text-soft">
          {release.date} · <span className="figures text-[0.875rem]">{release.votes}</span>{" "}
          <span className={release.isSimulated ? "rounded-sm bg-notice-paper px-1.5 py-0.5 text-notice" : ""}>
            {release.source}
          </span>
          {release.assessments ? <span className="figures text-[0.875rem]"> · {release.assessments}</span> : null}
        </p>
      </div>
      <table className="mt-4 w-full border-collapse text-left text-[0.9375rem]">
        <caption className="sr-only">Files of {release.version}</caption>
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
            <th scope="col" className={`${head} pl-4`}>
              SHA-256
            </th>
          </tr>
        </thead>
        <tbody>
          {release.files.map((file) => (
            <tr key={file.name}>
              <th scope="row" className={`${cell} font-normal`}>
                <a
                  href={file.url}
                  download
                  className="prose-link pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
                >
                  {file.name}
                </a>
              </th>
              <td className={`${figure} hidden text-right md:table-cell`}>{file.rows ?? "–"}</td>
              <td className={`${figure} text-right`}>{file.size}</td>
              <td className={`${figure} text-soft`} title={file.sha256}>
                <span className="md:hidden">{file.shortSha256.slice(0, 8)}</span>
                <span className="hidden md:inline">{file.shortSha256}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {release.images ? (
        <p className="mt-3 text-[0.9375rem] text-soft">
          And {release.images}, under <span className="figures text-[0.875rem]">images/</span> by the names that the
          tables and <span className="figures text-[0.875rem]">manifest.json</span> have.
        </p>
      ) : null}
      {release.python ? (
        <div className="mt-4">
          <CodeBlock code={release.python} label={`Python that loads ${release.version}`} />
        </div>
      ) : null}
    </section>
  );
}
