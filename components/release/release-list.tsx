import Link from "next/link";
import { formatBytes, formatCount } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { ListedRelease } from "@/lib/releases/schema";
import { prepareRelease } from "./prepare-release";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-2.5 align-baseline";
const figure = `${cell} figures whitespace-nowrap pl-4 text-right text-[0.875rem]`;

/** Releases by the line, each with what is to be known of it before it is used. */
export function ReleaseList({ releases }: { readonly releases: readonly ListedRelease[] }) {
  return (
    <table className="mt-4 w-full border-collapse text-left text-[0.9375rem]/6">
      <caption className="sr-only">Other releases, newest first</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            Release
          </th>
          <th scope="col" className={`${head} hidden pl-4 md:table-cell`}>
            Made on
          </th>
          <th scope="col" className={`${head} pl-4 text-right`}>
            Votes
          </th>
          <th scope="col" className={`${head} hidden pl-4 text-right md:table-cell`}>
            Assessments
          </th>
          <th scope="col" className={`${head} pl-4 text-right`}>
            Size
          </th>
        </tr>
      </thead>
      <tbody>
        {releases.map((release) => (
          <ReleaseLine key={release.version} release={release} />
        ))}
      </tbody>
    </table>
  );
}

function ReleaseLine({ release }: { readonly release: ListedRelease }) {
  const { version, href, date, source, isSimulated, supersededBy } = prepareRelease(release);
  return (
    <tr>
      <th scope="row" className={`${cell} font-normal`}>
        <Link
          href={href}
          prefetch={false}
          className="prose-link pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
        >
          {version}
        </Link>
        {release.source === "human" ? null : (
          <span
            className={`ml-3 inline-block text-[0.875rem]/5 ${isSimulated ? "rounded-sm bg-notice-paper px-1.5 py-0.5 text-notice" : "text-soft"}`}
          >
            {source}
          </span>
        )}
        {supersededBy ? <span className="block text-[0.8125rem]/5 text-soft">superseded by {supersededBy}</span> : null}
        <span className="block text-[0.8125rem]/5 text-soft md:hidden">{date}</span>
      </th>
      <td className={`${cell} hidden pl-4 text-soft md:table-cell`}>{date}</td>
      <td className={figure}>{formatCount(release.votes)}</td>
      <td className={`${figure} hidden md:table-cell`}>
        {release.assessments === 0 ? "–" : formatCount(release.assessments)}
      </td>
      <td className={figure}>{release.files.length === 0 ? "–" : formatBytes(release.bytes)}</td>
    </tr>
  );
}
