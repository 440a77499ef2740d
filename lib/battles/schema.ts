import { z } from "zod";
import type { Contract } from "@/lib/http/contract";

/** The name of an arena, persona or system in URLs. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case letters, digits and single hyphens")
  .max(80);

/** What an annotator's own persona is called. No described persona has this name. */
export const ownPersonaSlug = "me";

/** How long a battle takes a vote. */
export const battleLifetimeMs = 24 * 3600 * 1000;

export const standpoint = z.enum(["owner", "proxy"]);
export const modality = z.enum(["text", "image", "summary", "audio", "ranking"]);

export const battleParams = z.strictObject({ id: z.uuid() });

export const createBattleBody = z.strictObject({
  arena: slug,
  /** Judge only for this persona; `me` is the annotator's own. */
  persona: slug.optional(),
});

export const battlePart = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({
    type: z.literal("image"),
    url: z.string(),
    alt: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
]);

export const battlePersona = z.strictObject({
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  headline: z.string(),
  description: z.string(),
  attributes: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  preferences: z.array(z.strictObject({ label: z.string(), aspect: z.string(), isLiked: z.boolean() })),
  /** What a good output does for this person; 3 decides, 2 matters, 1 helps. For the judge alone, no system sees it. */
  rubric: z.array(z.strictObject({ criterion: z.string(), importance: z.literal([1, 2, 3]) })),
  history: z.array(
    z.strictObject({
      happenedOn: z.iso.date(),
      action: z.string(),
      text: z.string(),
      imageUrl: z.string().optional(),
    }),
  ),
});

/** What an annotator may see of a battle before the vote: nothing that tells who made the outputs. */
export const battle = z.strictObject({
  id: z.uuid(),
  arena: z.string(),
  modality,
  task: z.strictObject({
    prompt: z.string(),
    source: z
      .strictObject({
        title: z.string(),
        credit: z.string().optional(),
        /** Length of a source text, in words. */
        words: z.int().optional(),
        /** Where the source text is, as plain text. */
        textUrl: z.string().optional(),
        imageUrl: z.string().optional(),
      })
      .optional(),
  }),
  persona: battlePersona,
  standpoint,
  left: z.strictObject({ parts: z.array(battlePart).min(1) }),
  right: z.strictObject({ parts: z.array(battlePart).min(1) }),
  expiresAt: z.iso.datetime(),
});

export type Battle = z.infer<typeof battle>;
export type BattlePart = z.infer<typeof battlePart>;
export type BattlePersona = z.infer<typeof battlePersona>;
export type CreateBattleBody = z.infer<typeof createBattleBody>;

export const createBattleContract = {
  method: "post",
  path: "/api/v1/battles",
  summary: "Draw the next battle",
  description:
    'Draws two outputs for one task and one persona, in a random order, and stores the battle for this annotator. With `persona: "me"` they are made for the annotator\'s own persona.',
  identity: "annotator",
  body: createBattleBody,
  status: 201,
  response: battle,
  errors: [
    "consent_required",
    "arena_not_found",
    "persona_not_found",
    "judged_otherwise",
    "nothing_left",
    "rate_limited",
  ],
} as const satisfies Contract;

export const battleSourceContract = {
  method: "get",
  path: "/api/v1/battles/{id}/source",
  summary: "Read the source text of a battle's task",
  identity: "annotator",
  params: battleParams,
  status: 200,
  file: "text/plain",
  errors: ["consent_required", "battle_not_found"],
} as const satisfies Contract;

export const battleImageParams = z.strictObject({
  id: z.uuid(),
  name: z.string().regex(/^(?:(?:left|right|history)-\d{1,3}|source)$/, "must be left-0, right-0, history-0 or source"),
});

export const battleImageContract = {
  method: "get",
  path: "/api/v1/battles/{id}/images/{name}",
  summary: "Load an image of a battle",
  description: "Images are named by their place in the battle, never by what made them, and carry no metadata.",
  identity: "annotator",
  params: battleImageParams,
  status: 200,
  file: "image/webp",
  errors: ["consent_required", "battle_not_found"],
} as const satisfies Contract;
