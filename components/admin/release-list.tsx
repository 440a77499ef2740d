import Link from "next/link";
import type { PreparedRelease } from "@/components/release/prepare-release";
import { labelClass } from "@/components/ui/label";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-2 align-baseline";

/** The releases that there are, newest first. */
export function ReleaseList({ releases }: { readonly releases: readonly PreparedRelease[] }) {
  if (releases.length === 0) return <p className="mt-5 text-[0.9375rem]/6 text-soft">There is no release yet.</p>;
  return (
    <table className="mt-6 w-full border-collapse text-left text-[0.9375rem]/6">
      <caption className="sr-only">Releases, newest first</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            Version
          </th>
          <th scope="col" className={`${head} hidden pl-4 md:table-cell`}>
            Date
          </th>
          <th scope="col" className={`${head} hidden pl-4 md:table-cell`}>
            Source
          </th>
          <th scope="col" className={`${head} pl-4 text-right`}>
            Votes
          </th>
        </tr>
      </thead>
      <tbody>
        {releases.map((release) => (
          <tr key={release.version}>
            <th scope="row" className={`${cell} font-normal`}>
              <Link href={release.href} prefetch={false} className="prose-link">
                {release.version}
              </Link>
              {release.supersededBy ? (
                <span className="block text-[0.8125rem]/5 text-soft">superseded by {release.supersededBy}</span>
              ) : null}
              <span className="block text-[0.8125rem]/5 text-soft md:hidden">
                {release.date}, <span className={release.isSimulated ? "text-notice" : ""}>{release.source}</span>
              </span>
            </th>
            <td className={`${cell} hidden pl-4 text-soft md:table-cell`}>{release.date}</td>
            <td className={`${cell} hidden pl-4 md:table-cell ${release.isSimulated ? "text-notice" : "text-soft"}`}>
              {release.source}
            </td>
            <td className={`${cell} figures pl-4 text-right text-[0.875rem]`}>{release.votes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
