import Link from "next/link";
import type { ListedPersona } from "@/lib/personas/schema";
import { sayJudged } from "./judged-words";
import { PreferenceChips } from "./preference-chips";

/** Everybody that can be judged for: who they are, what they like, where, and how often that was done. */
export function PersonaList({
  personas,
  label,
}: {
  readonly personas: readonly ListedPersona[];
  readonly label: string;
}) {
  return (
    <ul aria-label={label} className="grid gap-x-14 border-strong border-t lg:grid-cols-2">
      {personas.map((persona) => (
        <li key={persona.slug} className="border-rule border-b py-5">
          <h3 className="text-[1.375rem]/7">
            <Link href={`/personas/${persona.slug}`} prefetch={false} className="hover:text-accent">
              {persona.name}, <span className="text-soft">{persona.headline}</span>
            </Link>
          </h3>
          <p className="mt-1 mb-3 text-[0.875rem]/6 text-soft">
            {persona.arenas.map(({ name }) => name).join(", ") || "In no arena"} · {sayJudged(persona.judged)}
          </p>
          <PreferenceChips preferences={persona.preferences} />
        </li>
      ))}
    </ul>
  );
}
