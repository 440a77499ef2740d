import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import type { PreparedRelease } from "./prepare-release";

/** What must be known before any number of a release is read. */
export function ReleaseNotices({
  release: { isSimulated, source, supersededBy },
}: {
  readonly release: PreparedRelease;
}) {
  return (
    <>
      {isSimulated ? (
        <Notice className="mb-6">
          These votes are simulated: they come from a stated model, not from people. Do not mix them with people’s
          votes.
        </Notice>
      ) : null}
      {source === "imported votes" ? (
        <Notice className="mb-6">These votes were collected elsewhere and imported; nobody judged them here.</Notice>
      ) : null}
      {supersededBy ? (
        <Notice className="mb-6">
          Superseded by{" "}
          <Link href={`/data/${supersededBy}`} prefetch={false} className="underline underline-offset-4">
            {supersededBy}
          </Link>
          : use that one. Some of what was in this release was withdrawn since, so its files were removed; its numbers
          stay as they were.
        </Notice>
      ) : null}
    </>
  );
}
