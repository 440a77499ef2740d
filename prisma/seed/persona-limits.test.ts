import { describe, expect, it } from "vitest";
import { createPersonaBody } from "@/lib/personas/schema";
import { brightPersonas } from "./image-personas-bright";
import { darkPersonas } from "./image-personas-dark";
import { imageRubrics } from "./image-rubrics";
import { summaryPersonas } from "./summary-personas";
import { summaryRubrics } from "./summary-rubrics";
import { textPersonas } from "./text-personas";
import { textRubrics } from "./text-rubrics";
import { withRubric } from "./with-rubric";

const seeded = [
  ...summaryPersonas.map((persona) => withRubric(persona, summaryRubrics)),
  ...textPersonas.map((persona) => withRubric(persona, textRubrics)),
  ...[...brightPersonas, ...darkPersonas].map((persona) => withRubric(persona, imageRubrics)),
];

describe("a seeded persona", () => {
  it("could have been typed as it is: the form takes it, and changes nothing of it", () => {
    expect(seeded).toHaveLength(24);
    for (const persona of seeded) {
      const history = persona.history.map(({ happenedOn, action, text }) => ({
        happenedOn,
        action,
        text,
        image: null,
      }));
      const body = { ...persona, history, arenas: ["text"] };
      expect(createPersonaBody.safeParse(body), persona.slug).toMatchObject({ success: true, data: body });
    }
  });

  it("has a rubric whose first criterion decides", () => {
    for (const { slug, rubric } of seeded) {
      expect(rubric.length, slug).toBeGreaterThanOrEqual(3);
      const steps = rubric.map(({ importance }) => importance);
      expect(steps[0], slug).toBe(3);
      expect(steps, slug).toEqual(steps.toSorted((one, other) => other - one));
    }
  });

  it("without a rubric is refused", () => {
    expect(() => withRubric({ slug: "nobody" }, textRubrics)).toThrow("nobody has no rubric.");
  });
});
