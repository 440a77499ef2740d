import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { ListedRelease } from "@/lib/releases/schema";
import { FilesTable } from "./files-table";
import { KeyFigures } from "./key-figures";
import { pickMainFiles, prepareRelease } from "./prepare-release";
import { ReleaseNotices } from "./release-notices";

/** The release that most people come for: what it holds in a sentence and figures, and its main files. */
export function NewestRelease({ release }: { readonly release: ListedRelease }) {
  const prepared = prepareRelease(release);
  const { version, href, finding, figures, files } = prepared;
  return (
    <section aria-labelledby="newest" className="mt-10 border-strong border-t pt-8">
      <ReleaseNotices release={prepared} />
      <h2 id="newest" className="text-[1.75rem]/9">
        {version}
      </h2>
      <p className="mt-1 mb-5 max-w-[46rem] font-serif text-[1.25rem]/8">{finding}</p>
      <KeyFigures figures={figures} />
      <div className="mt-7">
        <FilesTable caption={`Main files of ${version}`} files={pickMainFiles(files)} />
      </div>
      <Link href={href} prefetch={false} className={`mt-6 ${buttonClass("strong")}`}>
        All of {version}: files, code, charts, first rows
      </Link>
    </section>
  );
}
