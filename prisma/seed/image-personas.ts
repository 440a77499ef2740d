import type { PersonaEvent } from "@/lib/systems/port";
import type { PersonaDraft } from "./image-persona-draft";
import { brightPersonas } from "./image-personas-bright";
import { darkPersonas } from "./image-personas-dark";
import { loadPhotograph, photographs } from "./image-photographs";
import { imageRubrics } from "./image-rubrics";
import { treatPhotograph } from "./treat-photograph";
import type { PersonaSeed } from "./types";
import { withRubric } from "./with-rubric";

/**
 * The eight described people of the image arena, the prints of their past made from the arena's own photographs by
 * `treatPhotograph`. All of them are invented.
 * @throws Error naming an optional package that is not installed
 */
export async function loadImagePersonas(): Promise<readonly PersonaSeed[]> {
  return await Promise.all([...brightPersonas, ...darkPersonas].map(makePastPrints));
}

async function makePastPrints(draft: PersonaDraft): Promise<PersonaSeed> {
  const history = await Promise.all(
    draft.history.map(async ({ print, ...event }): Promise<PersonaEvent> => {
      if (print === undefined) return event;
      const photograph = await loadPhotograph(photographs[print.photograph]);
      return { ...event, image: await treatPhotograph(photograph, print.treatment) };
    }),
  );
  return withRubric({ ...draft, history }, imageRubrics);
}
