import { CodeBlock } from "@/components/ui/code-block";
import { FilesTable } from "./files-table";
import type { PreparedRelease } from "./prepare-release";

interface DownloadsSectionProps {
  readonly release: PreparedRelease;
  /** Where this instance is reached, for the lines to copy. */
  readonly origin: string;
}

/** Every file of a release, and how to check and to resume what was downloaded. */
export function DownloadsSection({ release: { version, files, images }, origin }: DownloadsSectionProps) {
  const [first] = files;
  if (!first) return null;
  return (
    <section aria-labelledby="files" className="mt-14">
      <h2 id="files" className="text-2xl">
        Files
      </h2>
      <div className="mt-3">
        <FilesTable caption={`Files of ${version}`} files={files} />
      </div>
      {images ? (
        <p className="mt-3 text-[0.9375rem]/6 text-soft">
          And {images}, under <span className="figures text-[0.875rem]">images/</span> by the names that the tables and{" "}
          <span className="figures text-[0.875rem]">manifest.json</span> have.
        </p>
      ) : null}
      <p className="mt-5 mb-2 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        A file never changes, so a download that breaks off can be resumed where it ended. With SHA256SUMS beside them,
        the second line checks whatever files are there.
      </p>
      <div className="max-w-[56rem]">
        <CodeBlock
          code={`curl -C - -O ${new URL(first.url, origin).href}\nsha256sum --check --ignore-missing SHA256SUMS`}
          label="Resuming a download and checking it"
        />
      </div>
    </section>
  );
}
