import { z } from "zod";
import { fitScale } from "@/lib/arenas/schema";
import { battle, battlePart, createBattleBody } from "@/lib/battles/schema";
import type { Contract } from "@/lib/http/contract";

export const showingParams = z.strictObject({ id: z.uuid() });

/** What an annotator may see of a showing before the assessment: nothing that tells who made the output. */
export const showing = battle
  .pick({ arena: true, modality: true, task: true, persona: true, standpoint: true })
  .extend({
    id: z.uuid(),
    /** The scale of fit: 5 for 1 to 5, 100 for 0 to 100. */
    scale: fitScale,
    output: z.strictObject({ parts: z.array(battlePart).min(1) }),
    expiresAt: z.iso.datetime(),
  });
export type Showing = z.infer<typeof showing>;

export const createShowingBody = createBattleBody;
export type CreateShowingBody = z.infer<typeof createShowingBody>;

export const createShowingContract = {
  method: "post",
  path: "/api/v1/showings",
  summary: "Draw the next output to assess",
  description:
    "In an arena of absolute judgements: draws one output that this annotator has not seen, and stores the showing with its probability.",
  identity: "annotator",
  body: createShowingBody,
  status: 201,
  response: showing,
  errors: [
    "consent_required",
    "arena_not_found",
    "persona_not_found",
    "judged_otherwise",
    "nothing_left",
    "rate_limited",
  ],
} as const satisfies Contract;

export const showingSourceContract = {
  method: "get",
  path: "/api/v1/showings/{id}/source",
  summary: "Read the source text of a showing's task",
  identity: "annotator",
  params: showingParams,
  status: 200,
  file: "text/plain",
  errors: ["consent_required", "showing_not_found"],
} as const satisfies Contract;

export const showingImageParams = z.strictObject({
  id: z.uuid(),
  name: z.string().regex(/^(?:(?:output|history)-\d{1,3}|source)$/, "must be output-0, history-0 or source"),
});

export const showingImageContract = {
  method: "get",
  path: "/api/v1/showings/{id}/images/{name}",
  summary: "Load an image of a showing",
  description: "Images are named by their place in the showing, never by what made them, and carry no metadata.",
  identity: "annotator",
  params: showingImageParams,
  status: 200,
  file: "image/webp",
  errors: ["consent_required", "showing_not_found"],
} as const satisfies Contract;
