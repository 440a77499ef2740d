import Link from "next/link";
import type { Kept, ListedRelease } from "@/lib/releases/schema";
import { ReleaseMarkdown } from "./release-markdown";

interface ChangesSectionProps {
  readonly release: Pick<ListedRelease, "version" | "previousVersion">;
  readonly changes: Kept<string>;
}

/** What differs from the release before: its change notes, or why there are none. */
export function ChangesSection({ release: { version, previousVersion }, changes }: ChangesSectionProps) {
  return (
    <section aria-labelledby="changes" className="mt-14">
      <h2 id="changes" className="text-2xl">
        What changed
      </h2>
      {previousVersion ? (
        <p className="mt-1 text-[0.9375rem]/6 text-soft">
          The release before it that still stands is{" "}
          <Link href={`/data/${previousVersion}`} prefetch={false} className="prose-link text-ink">
            {previousVersion}
          </Link>
          .
        </p>
      ) : null}
      {typeof changes === "string" ? (
        <p className="mt-2 max-w-[42rem] text-[0.9375rem]/6 text-soft">{sayNoChanges(changes, previousVersion)}</p>
      ) : (
        <ReleaseMarkdown markdown={changes.content} label={`Changes in ${version}`} />
      )}
    </section>
  );
}

function sayNoChanges(changes: "none" | "unreadable", previousVersion: string | null): string {
  if (changes === "unreadable") return "The change notes cannot be read at the moment. Try again in a while.";
  return previousVersion
    ? "This release has no change notes. Compare the counts of both."
    : "It is the first one, so nothing changed.";
}
