import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format-number";
import { RefreshUntilReady } from "@/components/ui/refresh-until-ready";
import type { PersonaDetail } from "@/lib/personas/schema";

/** A way to judge for somebody in each arena, with the outputs that are still being made. */
export function JudgeLinks({ persona }: { readonly persona: PersonaDetail }) {
  const { slug, shortName, arenas, newestVersion } = persona;
  if (arenas.length === 0) {
    return <p className="text-[0.9375rem]/6 text-soft">{shortName} takes part in no arena at present.</p>;
  }
  const isMaking = arenas.some(({ outputs }) => outputs.made < outputs.wanted);
  return (
    <ul className="flex flex-col gap-3">
      {arenas.map(({ slug: arena, name, outputs, isReady }) => (
        <li key={arena} className="flex flex-wrap items-center gap-x-5 gap-y-1">
          {isReady ? (
            <Link href={`/arena/${arena}?persona=${slug}`} prefetch={false} className={buttonClass("strong")}>
              Judge for {shortName} <span className="font-normal text-soft">in {name}</span>
            </Link>
          ) : null}
          {outputs.made < outputs.wanted ? (
            <p role="status" className="text-[0.9375rem]/6 text-notice">
              {name}: {sayOutputs(outputs)}
              {isReady && newestVersion > 1 ? " Until then pairs are made for the version before." : ""}
            </p>
          ) : null}
        </li>
      ))}
      {isMaking ? <RefreshUntilReady /> : null}
    </ul>
  );
}

function sayOutputs({ made, wanted, hasFailed }: PersonaDetail["arenas"][number]["outputs"]): string {
  const counted = `${formatCount(made)} of ${formatCount(wanted)}`;
  if (!hasFailed) return `outputs are being made: ${counted}.`;
  return `${counted} outputs are made. The last try failed and is repeated; the worker’s log says why.`;
}
