import type { Metadata } from "next";
import { PersonaRoom } from "@/components/me/persona/persona-room";
import { getConsentOffer } from "@/lib/annotators/queries";
import { identify } from "@/lib/auth/identify";
import { askNext, getOwnPersona } from "@/lib/personas/own/queries";
import { ownLimits } from "@/lib/personas/own/schema";
import { listOwnArenas } from "@/lib/systems/own/queries";
import { erasePersona } from "./erase-persona";

export const metadata: Metadata = { title: "Your persona" };

/** Where an annotator says who they are, as much as they like to: outputs for them are made from it. */
export default async function OwnPersonaPage() {
  const { annotatorId } = await identify();
  const [persona, offer, arenas] = await Promise.all([
    annotatorId ? getOwnPersona(annotatorId) : null,
    getConsentOffer(annotatorId),
    listOwnArenas(),
  ]);
  const first = askNext({ answers: [], verdicts: [] });
  const { axes } = persona ? askNext({ ...persona.evidence, leaves: "all" }) : first;
  return (
    <PersonaRoom
      key={persona?.version ?? 0}
      persona={persona}
      offer={offer}
      first={first}
      axes={axes}
      arenas={arenas}
      limits={ownLimits}
      erase={erasePersona}
    />
  );
}
