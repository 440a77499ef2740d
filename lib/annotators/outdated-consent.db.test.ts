import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator } from "@/lib/db/testing/factories";
import { ownBody } from "@/lib/db/testing/own-persona";
import { saveOwnPersona } from "@/lib/personas/own/commands";
import { adoptAnnotator, withdrawConsent } from "./commands";
import { getConsentOffer } from "./queries";

type Consent = "valid" | "outdated" | "taken back";

let count = 0;

/** Somebody with a persona of their own, and a consent of this kind by now. */
async function createPerson(consent: Consent) {
  const { id } = await createAnnotator();
  await saveOwnPersona({ annotatorId: id, ...ownBody() });
  if (consent === "outdated") await db.consent.updateMany({ where: { annotatorId: id }, data: { version: "2020-01" } });
  if (consent === "taken back") await withdrawConsent({ annotatorId: id });
  return id;
}

async function signIn(account: Consent, browser: Consent) {
  const accountId = await createPerson(account);
  count += 1;
  const user = await db.user.create({ data: { email: `outdated-${count}@example.org` } });
  await db.annotator.update({ where: { id: accountId }, data: { userId: user.id } });
  const browserId = await createPerson(browser);
  await adoptAnnotator({ userId: user.id, browserAnnotatorId: browserId });
  const personas = await db.persona.findMany({ where: { annotatorId: accountId }, orderBy: { id: "asc" } });
  return {
    isErased: personas.map(({ erasedAt }) => erasedAt !== null),
    accepted: (await getConsentOffer(accountId)).accepted,
  };
}

it("signing in erases nobody's persona for a consent whose text is new since", async () => {
  const all = { votes: true, feedback: true };
  expect(await signIn("valid", "outdated")).toEqual({ isErased: [false, false], accepted: all });
  // Asked again, and nothing lost meanwhile.
  expect(await signIn("outdated", "valid")).toEqual({ isErased: [false, false], accepted: null });
  expect(await signIn("outdated", "outdated")).toEqual({ isErased: [false, false], accepted: null });
});

it("signing in erases the personas of whom took the consent back in one of both", async () => {
  expect(await signIn("taken back", "valid")).toEqual({ isErased: [true, true], accepted: null });
  expect(await signIn("valid", "taken back")).toEqual({ isErased: [true, true], accepted: null });
  expect(await signIn("outdated", "taken back")).toEqual({ isErased: [true, true], accepted: null });
});
