import type { Metadata } from "next";
import { PersonaForm } from "@/components/persona/form/persona-form";
import { PageFrame } from "@/components/ui/page-frame";
import { listArenas } from "@/lib/arenas/queries";
import { findPersona } from "../../find-persona";
import { requireResearcher } from "../../require-researcher";

export const metadata: Metadata = { title: "Edit a persona" };

interface EditPersonaPageProps {
  readonly params: Promise<{ slug: string }>;
}

export default async function EditPersonaPage({ params }: EditPersonaPageProps) {
  const { slug } = await params;
  const persona = await findPersona(slug);
  await requireResearcher(`/personas/${slug}/edit`);
  // One that they are in already can still be left.
  const isTheirs = (arena: string) => persona.arenas.some(({ slug }) => slug === arena);
  const arenas = (await listArenas()).filter(({ slug, canBeJudged }) => canBeJudged || isTheirs(slug));
  return (
    <PageFrame
      title={`Edit ${persona.name}`}
      lead={`A save makes version ${persona.newestVersion + 1}. Pairs that were drawn before keep the version they have.`}
    >
      <PersonaForm persona={persona} arenas={arenas.map(({ slug, name }) => ({ slug, name }))} />
    </PageFrame>
  );
}
