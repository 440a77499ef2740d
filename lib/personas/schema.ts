import { z } from "zod";
import { ownPersonaSlug, slug } from "@/lib/battles/schema";
import type { Contract } from "@/lib/http/contract";
import type { PersonaProfile } from "@/lib/systems/port";

/** How much a criterion counts: 3 decides, 2 matters, 1 helps. */
const importance = z.literal([1, 2, 3]);
export type Importance = z.infer<typeof importance>;

/** What a good output does for a person, the most important first. */
export type Rubric = readonly { readonly criterion: string; readonly importance: Importance }[];

/** A described persona as the seed stores it. The rubric stands here and not in `PersonaProfile`: systems never see it. */
export interface DescribedPersona extends PersonaProfile {
  /** How the question calls them: "Which one fits Inés better?" */
  readonly shortName: string;
  /** For whoever judges alone. */
  readonly rubric: Rubric;
}

/** A persona version as a battle shows it. `hasImage` instead of an address: the battle names its images itself. */
export interface PersonaView {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly headline: string;
  readonly description: string;
  readonly attributes: { label: string; value: string }[];
  readonly preferences: { label: string; aspect: string; isLiked: boolean }[];
  readonly rubric: { criterion: string; importance: Importance }[];
  readonly history: { happenedOn: string; action: string; text: string; hasImage: boolean }[];
}

declare const usable: unique symbol;

/**
 * A profile that may be handed to systems: of a described person, or what a person allows of their own. Only
 * `usable-profile.ts` makes one, so that a part which must not leave the server cannot be handed on by oversight.
 */
export type UsableProfile = PersonaProfile & { readonly [usable]: true };

// Postgres stores neither NUL nor half of a surrogate pair; line breaks have no place in a line.
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(longest, `must have at most ${longest} characters`)
    .refine((text) => !/\p{Cc}/u.test(text) && text.isWellFormed(), "must be one line of well-formed text");

const rows = <Row extends z.ZodType>(row: Row, most: number) =>
  z.array(row).max(most, `must have at most ${most} entries`);

/** What a person did in an event of their history. */
const personaAction = z.enum(["liked", "disliked", "kept", "read", "asked"]);
export type PersonaAction = z.infer<typeof personaAction>;

/** Key of a stored image, as `POST /api/v1/personas/images` answers with it. */
const imageKey = z.string().regex(/^[0-9a-f]{64}$/, "must be the key of an uploaded image");

/** All that a person writes of a described persona. */
const personaDraft = z.strictObject({
  name: line(80),
  shortName: line(40),
  headline: line(160),
  description: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(1000, "must have at most 1000 characters")
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text) && text.isWellFormed(), "must be well-formed text"),
  attributes: rows(z.strictObject({ label: line(40), value: line(160) }), 12).superRefine(
    refuseTwice("label", ({ label }) => label),
  ),
  preferences: rows(
    z.strictObject({
      /** What it is about: `topic`, `form`, `length`, `tone`, `contrast`, `crop`, … */
      aspect: z.string().regex(/^[a-z][a-z-]{0,39}$/, "must be a lower-case word"),
      isLiked: z.boolean(),
      /** The chip that a person reads. */
      label: line(60),
      /** What an algorithm reads: the search terms of a topic, the name of a form. */
      value: line(300),
      weight: z.number().min(0.1, "must be 0.1 or more").max(3, "must be 3 or less"),
    }),
    40,
  ).superRefine(refuseTwice("label", ({ aspect, label }) => `${aspect} ${label}`)),
  history: rows(
    z.strictObject({
      happenedOn: z.iso.date("must be a date such as 2025-03-02"),
      action: personaAction,
      text: line(300),
      image: imageKey.nullable().default(null),
    }),
    60,
  ).superRefine(refuseTwice("text", ({ happenedOn, action, text }) => `${happenedOn} ${action} ${text}`)),
  /** What a good output does for this person. Shown to whoever judges, never handed to a system. */
  rubric: rows(z.strictObject({ criterion: line(200), importance }), 12).superRefine(
    refuseTwice("criterion", ({ criterion }) => criterion),
  ),
  /** Where the persona can be judged for. */
  arenas: rows(slug, 20).superRefine(refuseTwice(null, (arena) => arena)),
});
export type PersonaDraft = z.infer<typeof personaDraft>;

function refuseTwice<Row>(field: string | null, nameOf: (row: Row) => string) {
  return (list: readonly Row[], context: z.RefinementCtx) => {
    const names = list.map((row) => nameOf(row).toLowerCase());
    for (const [position, name] of names.entries()) {
      if (names.indexOf(name) === position) continue;
      const path = field === null ? [position] : [position, field];
      context.addIssue({ code: "custom", path, message: "stands here twice" });
    }
  };
}

/** Addresses that mean something else. */
const reservedSlugs = ["new", "images", ownPersonaSlug];

export const createPersonaBody = z.strictObject({
  slug: slug.refine((name) => !reservedSlugs.includes(name), "is an address of Palate itself"),
  ...personaDraft.shape,
});
export type CreatePersonaBody = z.infer<typeof createPersonaBody>;

const editPersonaBody = z.strictObject({
  /** What the edit began with: the newest version and the arenas of that time. */
  base: z.strictObject({ version: z.int().min(1).max(1_000_000), arenas: rows(slug, 20) }),
  ...personaDraft.shape,
});
export type EditPersonaBody = z.infer<typeof editPersonaBody>;

const judged = z.strictObject({
  /** Counted votes of every source, over all versions; `simulated` of them are simulated. */
  votes: z.int(),
  simulated: z.int(),
});

const personaArena = z.strictObject({
  slug: z.string(),
  name: z.string(),
  /** Outputs that there are for this version, of so many that are wanted. */
  outputs: z.strictObject({
    made: z.int(),
    wanted: z.int(),
    /** The last try to make the others failed; there will be another. */
    hasFailed: z.boolean(),
  }),
  /** Whether battles can be drawn now, be it with an older version whose outputs are there. */
  isReady: z.boolean(),
});

const listedPersona = z.strictObject({
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  headline: z.string(),
  preferences: z.array(z.strictObject({ label: z.string(), aspect: z.string(), isLiked: z.boolean() })),
  arenas: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
  version: z.int(),
  retiredAt: z.iso.datetime().nullable(),
  judged,
});
export type ListedPersona = z.infer<typeof listedPersona>;

const personaDetail = z.strictObject({
  slug: z.string(),
  /** The version that is shown, and the newest one. */
  version: z.int(),
  newestVersion: z.int(),
  retiredAt: z.iso.datetime().nullable(),
  name: z.string(),
  shortName: z.string(),
  headline: z.string(),
  description: z.string(),
  attributes: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  preferences: z.array(
    z.strictObject({
      aspect: z.string(),
      isLiked: z.boolean(),
      label: z.string(),
      value: z.string(),
      weight: z.number(),
    }),
  ),
  history: z.array(
    z.strictObject({
      happenedOn: z.iso.date(),
      action: z.string(),
      text: z.string(),
      image: z.string().nullable(),
      imageUrl: z.string().nullable(),
    }),
  ),
  rubric: z.array(z.strictObject({ criterion: z.string(), importance })),
  arenas: z.array(personaArena),
  judged,
  versions: z.array(
    z.strictObject({
      version: z.int(),
      createdAt: z.iso.datetime(),
      isFromSeed: z.boolean(),
      /** What it changed of the one before; empty for the first. */
      changes: z.array(z.string()),
    }),
  ),
});
export type PersonaDetail = z.infer<typeof personaDetail>;

const personaParams = z.strictObject({ slug });

/** What became of an edit: a new version, other arenas with the same version, or nothing because it says what is there. */
const editPersonaResult = z.strictObject({
  stored: z.enum(["version", "arenas", "nothing"]),
  persona: personaDetail,
});
export type EditPersonaResult = z.infer<typeof editPersonaResult>;

export const listPersonasContract = {
  method: "get",
  path: "/api/v1/personas",
  summary: "List the described personas",
  description: "Retired ones are among them, with the moment of their retirement.",
  identity: "anyone",
  query: z.strictObject({ arena: slug.optional() }),
  status: 200,
  response: z.strictObject({ personas: z.array(listedPersona) }),
  errors: ["arena_not_found"],
} as const satisfies Contract;

export const getPersonaContract = {
  method: "get",
  path: "/api/v1/personas/{slug}",
  summary: "Read a described persona",
  description: "The newest version, or the one asked for: old battles keep the version that they were drawn with.",
  identity: "anyone",
  params: personaParams,
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  status: 200,
  response: personaDetail,
  errors: ["persona_not_found"],
} as const satisfies Contract;

export const createPersonaContract = {
  method: "post",
  path: "/api/v1/personas",
  summary: "Make a described persona",
  description: "For researchers and operators. The outputs for it are made in the background.",
  identity: "researcher",
  body: createPersonaBody,
  status: 201,
  response: personaDetail,
  errors: ["arena_not_found", "persona_exists"],
} as const satisfies Contract;

export const editPersonaContract = {
  method: "put",
  path: "/api/v1/personas/{slug}",
  summary: "Edit a described persona",
  description:
    "For researchers and operators. Stores a new version; where nothing is different, nothing is stored. Where somebody else stored a newer version than `base`, the answer is 409 with the newest one as `persona`.",
  identity: "researcher",
  params: personaParams,
  body: editPersonaBody,
  status: 200,
  response: editPersonaResult,
  errors: ["persona_not_found", "arena_not_found", "persona_conflict"],
} as const satisfies Contract;

export const retirePersonaContract = {
  method: "put",
  path: "/api/v1/personas/{slug}/retirement",
  summary: "Retire a described persona, or bring it back",
  description: "For researchers and operators. No battle is drawn for a retired persona; what was judged stays.",
  identity: "researcher",
  params: personaParams,
  body: z.strictObject({ isRetired: z.boolean() }),
  status: 200,
  response: z.strictObject({ persona: personaDetail }),
  errors: ["persona_not_found"],
} as const satisfies Contract;

export const personaImageContract = {
  method: "get",
  path: "/api/v1/personas/{slug}/images/{name}",
  summary: "Load a reference image of a described persona",
  description: "Named by version and place in the history, `2-0`; without metadata.",
  identity: "anyone",
  params: z.strictObject({
    slug,
    name: z.string().regex(/^[1-9]\d{0,5}-\d{1,3}$/, "must be version and place, such as 2-0"),
  }),
  status: 200,
  file: "image/webp",
  errors: ["persona_not_found"],
} as const satisfies Contract;

export const uploadPersonaImageContract = {
  method: "post",
  path: "/api/v1/personas/images",
  summary: "Upload a reference image",
  description:
    "For researchers and operators. A JPEG, PNG or WebP of at most 700 KB as base64; it is encoded again, without metadata.",
  identity: "researcher",
  body: z.strictObject({
    image: z.base64("must be base64").min(1, "must not be empty").max(960_000, "is over 700 KB"),
  }),
  status: 201,
  response: z.strictObject({ image: imageKey }),
  errors: [],
} as const satisfies Contract;
