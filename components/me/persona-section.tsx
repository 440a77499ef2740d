import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { sayMoment } from "@/components/ui/time-words";
import type { OwnPersona } from "@/lib/personas/own/schema";

interface PersonaSectionProps {
  readonly persona: OwnPersona | null;
  /** An arena to judge in for oneself; null where there is none. */
  readonly arena: string | null;
}

/** The annotator's own persona in short, and the ways to it. */
export function PersonaSection({ persona, arena }: PersonaSectionProps) {
  return (
    <section aria-labelledby="persona">
      <h2 id="persona" className="text-2xl">
        Your persona
      </h2>
      <p className="mt-2 text-[0.9375rem]/6 text-soft">
        {persona ? (
          <>
            Version {persona.version}, saved <time dateTime={persona.savedAt}>{sayMoment(persona.savedAt)}</time>.
            Outputs for you are made from it.
          </>
        ) : (
          "None yet. A few questions, and outputs are made for you: you judge which fits you better."
        )}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Link href="/me/persona" prefetch={false} className={buttonClass(persona ? "hollow" : "strong")}>
          {persona ? "See and change it" : "Say what you like"}
        </Link>
        {persona && arena ? (
          <Link href={`/arena/${arena}?persona=me`} prefetch={false} className={buttonClass("strong")}>
            Judge for yourself
          </Link>
        ) : null}
      </div>
    </section>
  );
}
