import { z } from "zod";
import type { Contract } from "@/lib/http/contract";

/** The version of the text below. Any change of the text is a new version, and everybody is asked again. */
export const consentVersion = "2026-11-5";

export const consentText = [
  "Palate asks which of two outputs fits a person better. Your answers become public leaderboards and public data.",
  "Stored: your verdicts, the answers, reasons and texts that you add, what you looked at and how long, and a random id in a cookie. No name, and no network address.",
  "Published: your verdicts with the answers you give and the reasons you pick, how sure you said you were, the day or the week, and about how long you took, in releases that anybody may download. A random name that is new in each release holds your votes together. Your texts only where you agree to it below: a machine takes out names, e-mail addresses, phone numbers and the like, and it can miss one; a text that it is not sure of is held back until somebody who runs this site has read it, without seeing who wrote it, and published it, changed it or left it out. Do not write what nobody may read.",
  "If you describe yourself in a persona of your own, releases have nothing of it unless you agree to it below and also let the facts, or the preferences, be published in its form. Then these stand coarsened beside all your votes, earlier ones too: ages and other numbers in bands, tastes in steps, and only what several people have in common. What you write about yourself and your history are never published.",
  "You can stop at any time. Data already downloaded by others cannot be called back.",
].join("\n\n");

/** The choices inside the consent. A required one is what voting means; without it there is no vote. */
export const consentFields = [
  { key: "votes", label: "Store my votes, and publish them without my identity", required: true },
  { key: "feedback", label: "Publish what I write, too", required: false },
  {
    key: "persona",
    label: "Publish facts and tastes of my persona, coarsened, where I let them be published",
    required: false,
  },
] as const;

export const consentOffer = z.strictObject({
  version: z.string(),
  text: z.string(),
  fields: z.array(z.strictObject({ key: z.string(), label: z.string(), required: z.boolean() })),
  /** What this annotator has accepted of this version; null before. */
  accepted: z.record(z.string(), z.boolean()).nullable(),
});
export type ConsentOffer = z.infer<typeof consentOffer>;

export const acceptConsentBody = z.strictObject({
  version: z.string().max(40),
  /** Accepting is agreeing to what is required. A choice that is left out is not agreed to. */
  fields: z
    .strictObject({
      votes: z.literal(true).optional(),
      feedback: z.boolean().optional(),
      persona: z.boolean().optional(),
    })
    .optional(),
});
export type AcceptConsentBody = z.infer<typeof acceptConsentBody>;

export const getConsentContract = {
  method: "get",
  path: "/api/v1/consent",
  summary: "Read what voting means",
  identity: "anyone",
  status: 200,
  response: consentOffer,
  errors: [],
} as const satisfies Contract;

export const acceptConsentContract = {
  method: "post",
  path: "/api/v1/consent",
  summary: "Accept the consent",
  description: "Makes an anonymous annotator where there is none yet and sets its signed, httpOnly cookie.",
  identity: "anyone",
  body: acceptConsentBody,
  status: 204,
  errors: ["consent_outdated", "rate_limited"],
} as const satisfies Contract;
