import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PersonaList } from "@/components/persona/persona-list";
import { buttonClass } from "@/components/ui/button";
import { PageFrame } from "@/components/ui/page-frame";
import { ToggleLinks } from "@/components/ui/toggle-links";
import { listArenas } from "@/lib/arenas/queries";
import { identify } from "@/lib/auth/identify";
import { listPersonas } from "@/lib/personas/queries";

export const metadata: Metadata = {
  title: "Personas",
  description:
    "The people that outputs are made for: who they are, what they like, and how often they were judged for.",
};

interface PersonasPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PersonasPage({ searchParams }: PersonasPageProps) {
  const [{ arena: asked }, arenas, { user }] = await Promise.all([searchParams, listArenas(), identify()]);
  const arena = asked === undefined ? undefined : arenas.find(({ slug }) => slug === asked);
  if (asked !== undefined && !arena) notFound();
  const personas = await listPersonas(arena?.slug);
  const present = personas.filter(({ retiredAt }) => retiredAt === null);
  const retired = personas.filter(({ retiredAt }) => retiredAt !== null);
  const mayEdit = user?.role === "researcher" || user?.role === "operator";
  return (
    <PageFrame
      title="Personas"
      lead="The people that outputs are made for. All of them are invented. Read who somebody is, then judge which of two outputs fits them better."
    >
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <ToggleLinks
          label="Arena"
          options={[
            { href: "/personas", text: "All", isCurrent: arena === undefined },
            ...arenas.map(({ slug, name }) => ({
              href: `/personas?arena=${slug}`,
              text: name,
              isCurrent: slug === arena?.slug,
            })),
          ]}
        />
        {mayEdit ? (
          <Link href="/personas/new" prefetch={false} className={buttonClass()}>
            Make a persona
          </Link>
        ) : null}
      </div>
      <h2 className="sr-only">{arena ? `In ${arena.name}` : "In all arenas"}</h2>
      {present.length > 0 ? (
        <PersonaList personas={present} label="Personas" />
      ) : (
        <p className="border-strong border-y py-10 text-base/6 text-soft">
          Nobody can be judged for here yet. Researchers and operators make personas.
        </p>
      )}
      {retired.length > 0 ? (
        <section aria-labelledby="retired" className="mt-12">
          <h2 id="retired" className="mb-3 text-2xl">
            Retired
          </h2>
          <p className="mb-4 text-[0.9375rem]/6 text-soft">
            No pair is drawn for them any more. What was judged for them is still counted.
          </p>
          <PersonaList personas={retired} label="Retired personas" />
        </section>
      ) : null}
    </PageFrame>
  );
}
