import Link from "next/link";
import { sayMoment } from "@/components/ui/time-words";
import type { PersonaDetail } from "@/lib/personas/schema";

/** Every version with its day and what it changed; each can be read as it was. */
export function VersionList({ persona }: { readonly persona: PersonaDetail }) {
  const { slug, version: shown, newestVersion, versions } = persona;
  return (
    <ol aria-label="Versions" className="border-strong border-t">
      {versions.map(({ version, createdAt, changes, isFromSeed }) => (
        <li key={version} className="border-rule border-b py-3 text-[0.9375rem]/6">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            {version === shown ? (
              <span className="font-medium">Version {version}, shown here</span>
            ) : (
              <Link
                href={version === newestVersion ? `/personas/${slug}` : `/personas/${slug}?version=${version}`}
                prefetch={false}
                className="prose-link inline-flex items-center pointer-coarse:min-h-11"
              >
                Version {version}
              </Link>
            )}
            <time dateTime={createdAt} className="figures text-[0.75rem]/6 text-faint">
              {sayMoment(createdAt)}
            </time>
          </p>
          <p className="text-soft">{sayChanges(changes, isFromSeed)}</p>
        </li>
      ))}
    </ol>
  );
}

function sayChanges(changes: readonly string[], isFromSeed: boolean): string {
  if (changes.length > 0) return `Changed: ${changes.join("; ")}.`;
  return isFromSeed ? "Came with Palate." : "The first one.";
}
