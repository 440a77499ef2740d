import type { ReactNode } from "react";
import { type SectionId, titleOf } from "./sections";
import { numberOf, type SourceId } from "./sources";

interface SectionProps {
  readonly id: SectionId;
  readonly children: ReactNode;
}

/** One topic under its heading, which boards and the contents link to. */
export function Section({ id, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="scroll-mt-6">
        {titleOf(id)}
      </h2>
      {children}
    </section>
  );
}

/** The number of a source, linked to it. */
export function Cite({ id }: { readonly id: SourceId }) {
  const number = numberOf(id);
  return (
    <a href={`#source-${id}`} aria-label={`Source ${number}`}>
      [{number}]
    </a>
  );
}
