import type { Metadata } from "next";
import { PersonaForm } from "@/components/persona/form/persona-form";
import { PageFrame } from "@/components/ui/page-frame";
import { listArenas } from "@/lib/arenas/queries";
import { requireResearcher } from "../require-researcher";

export const metadata: Metadata = { title: "A new persona" };

export default async function NewPersonaPage() {
  await requireResearcher("/personas/new");
  const arenas = await listArenas();
  return (
    <PageFrame
      title="A new persona"
      lead="Invent somebody whom one can judge for. Never describe a real person here: all of it is public."
    >
      <PersonaForm
        persona={null}
        arenas={arenas.filter((arena) => arena.canBeJudged).map(({ slug, name }) => ({ slug, name }))}
      />
    </PageFrame>
  );
}
