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
          <th scope="col" className={`${head} pl-4`}>
            Date
          </th>
          <th scope="col" className={`${head} pl-4`}>
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
              {release.supersededBy ? <span className="text-soft"> superseded by {release.supersededBy}</span> : null}
            </th>
            <td className={`${cell} pl-4 text-soft`}>{release.date}</td>
            <td className={`${cell} pl-4 ${release.isSimulated ? "text-notice" : "text-soft"}`}>{release.source}</td>
            <td className={`${cell} figures pl-4 text-right text-[0.875rem]`}>{release.votes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
