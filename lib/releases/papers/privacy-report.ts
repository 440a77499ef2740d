import type { z } from "zod";
import { decisionSteps } from "@/lib/privacy/coarsen";
import { leastOfDay } from "@/lib/privacy/coarsen-days";
import type { RedactionKind } from "@/lib/privacy/redact";
import { type Manifest, privacyReport } from "../manifest";
import type { SaidPrivacy } from "../schema";

/** What is told of: a manifest of any form. The first had no record of its steps. */
type Told = Pick<Manifest, "source" | "counts" | "assessments"> & Partial<Pick<Manifest, "privacy">>;
type Part = SaidPrivacy["parts"][number];
type Counts = Told["counts"] | NonNullable<Told["assessments"]>["counts"];

/** The privacy report of a release in words, as plain text, from its manifest and nothing else. */
export function sayPrivacy(manifest: Told): SaidPrivacy {
  return {
    headline: sayHeadline(manifest),
    parts: [
      sayConsent(manifest),
      sayTexts(manifest),
      ...(manifest.privacy ? [sayPseudonyms, sayTimes] : []).map((say) => say()),
      ...sayAnonymity(manifest),
      sayLeftOut(manifest),
    ],
  };
}

function sayHeadline({ counts, assessments, source }: Told): string {
  const judged = [
    number(counts.votes, source === "human" ? "vote" : `${source} vote`),
    ...(assessments ? [number(assessments.counts.assessments, "assessment")] : []),
  ].join(" and ");
  const leftOut = sum(counts.leftOut) + sum(assessments?.counts.leftOut ?? {});
  const places = sum(counts.redactions) + sum(assessments?.counts.redactions ?? {});
  const held = (counts.held ?? 0) + (assessments?.counts.held ?? 0);
  return `${judged} ${counts.votes + (assessments?.counts.assessments ?? 0) === 1 ? "is" : "are"} published and ${count(leftOut)} left out; ${number(places, "place")} in texts ${
    places === 1 ? "was" : "were"
  } replaced and ${number(held, "text")} held.`;
}

const consents: Record<Manifest["source"], readonly string[]> = {
  human: [
    "A judgement is here only where its annotator agrees to publish it, and has not taken that back, at the moment of this release.",
    "A text is here only where its annotator agreed to publish it both when voting and when this release was made.",
  ],
  simulated: [
    "The judgements come from a stated utility model, not from people: there was nobody to ask.",
    "Where an annotator is a person of this site all the same, that person's consent counts.",
  ],
  imported: [
    "The judgements were imported from another collection; nobody judged them here.",
    "Where an annotator is a person of this site all the same, that person's consent counts.",
  ],
};

function sayConsent({ source }: Told): Part {
  return { title: "Consent", sentences: [...consents[source]], tables: [] };
}

function sayTexts({ counts, assessments }: Told): Part {
  const kinds = mergedNames(counts.redactions, assessments?.counts.redactions);
  const held = (counts.held ?? 0) + (assessments?.counts.held ?? 0);
  return {
    title: "Texts",
    sentences: [
      kinds.length === 0
        ? "Nothing in the texts was replaced."
        : "Every text was searched by a machine, which can miss a place or take one too many. What it found was replaced by a placeholder such as [EMAIL_1], which stands for the same thing wherever it occurs within one vote.",
      held === 0
        ? "No text was held."
        : `${number(held, "text")} in which the machine could not tell ${held === 1 ? "is" : "are"} held and null here; the rows stay.`,
      ...sayReview({ counts, assessments }),
    ],
    tables:
      kinds.length === 0
        ? []
        : [
            byKind(
              "Places in texts that were replaced",
              "what was there",
              kinds.map((kind) => [redactionWords[kind as RedactionKind] ?? spaced(kind), kind]),
              { counts, assessments },
              "redactions",
            ),
          ],
  };
}

/** What a person decided of texts in which the machine could not tell. */
function sayReview({ counts, assessments }: Pick<Told, "counts" | "assessments">): string[] {
  const withheld = (counts.withheld ?? 0) + (assessments?.counts.withheld ?? 0);
  const released = (counts.releasedAfterReview ?? 0) + (assessments?.counts.releasedAfterReview ?? 0);
  return [
    ...(withheld > 0
      ? [`${number(withheld, "text")} that a person has read ${withheld === 1 ? "is" : "are"} left out.`]
      : []),
    ...(released > 0
      ? [
          `${number(released, "text")} that the machine had held ${released === 1 ? "is" : "are"} here since a person has read ${released === 1 ? "it" : "them"}, some perhaps in other words.`,
        ]
      : []),
  ];
}

function sayPseudonyms(): Part {
  return {
    title: "Pseudonyms",
    sentences: [
      "Ids of votes, battles and annotators are HMAC-SHA-256 pseudonyms of 128 bits under a key that was made for this release and not kept, and rows are in the order of those pseudonyms.",
      "No id of one release is that of another. Rows can be matched all the same: the same vote has the same verdict and mostly the same day and texts in each.",
      "All judgements of one annotator in this release share an id, so that they can be read together.",
    ],
    tables: [],
  };
}

function sayTimes(): Part {
  return {
    title: "Times and probabilities",
    sentences: [
      `Times are days (UTC), or the Monday of the week where a day has fewer than ${leastOfDay} rows or would be told by the other days of its week.`,
      `How long a judgement took is told by where its step begins: ${decisionSteps.join(", ")} seconds.`,
      "The sampling probability is told by three significant digits.",
    ],
    tables: [],
  };
}

function sayAnonymity({ privacy }: Told): Part[] {
  if (privacy?.anonymity === undefined) return [];
  const loss = privacyReport.parse(privacy.anonymity);
  const { k, l, annotators, suppressed, classes, smallestClass, informationLoss, unnamedAttributes } = loss;
  const rule = [
    `What annotators let be published of themselves is the same of at least ${k} annotators of this release (k-anonymity, k = ${k}): it was made more general until that held, and what was still rarer is not here.`,
    `Where the attributes are equal, an axis of taste is here only with at least ${l} different places on it (l-diversity, l = ${l}).`,
  ];
  if (annotators === 0) {
    return [anonymity([...rule, "Of nobody in this release there was anything to publish."], [])];
  }
  const smallest = smallestClass === null ? "" : `, the smallest of ${count(smallestClass)}`;
  const sentences = [
    ...rule,
    `Of ${number(annotators, "annotator")} with something to publish, ${count(suppressed)} ${suppressed === 1 ? "has" : "have"} nothing of it here; the others are in ${number(classes, "class", "classes")}${smallest}.`,
    `${Math.round(informationLoss * 100)} % of what they told was lost by it (0 % as exact as can be, 100 % nothing).`,
    ...(unnamedAttributes === 0
      ? []
      : [
          `${number(unnamedAttributes, "value")} of attributes that too few share ${unnamedAttributes === 1 ? "is" : "are"} not here, nor what they are called.`,
        ]),
    "The classes are of all annotators of the release. They do not take into account what else their rows show, such as the arenas or the days in which somebody voted.",
  ];
  return [anonymity(sentences, [...levels("Attributes", loss.attributes), ...levels("Axes of taste", loss.axes)])];
}

function anonymity(sentences: string[], tables: Part["tables"]): Part {
  return { title: "What annotators say of themselves", sentences, tables };
}

function levels(caption: string, counts: z.infer<typeof privacyReport>["axes"]): Part["tables"] {
  const rows = Object.entries(counts).flatMap(([thing, ofThing]) =>
    Object.entries(ofThing).map(([level, values]) => [thing, levelWords[level] ?? level, values]),
  );
  return rows.length === 0
    ? []
    : [{ caption: `${caption} by how exactly they are told`, columns: ["what", "told", "values"], rows }];
}

function sayLeftOut({ counts, assessments }: Told): Part {
  const reasons = mergedNames(counts.leftOut, assessments?.counts.leftOut);
  return {
    title: "Left out",
    sentences: [
      reasons.length === 0
        ? "No judgement of this source was left out."
        : "Judgements of this source that are in the record and not in this release are counted by reason.",
    ],
    tables:
      reasons.length === 0
        ? []
        : [
            byKind(
              "Judgements that were left out",
              "reason",
              reasons.map((reason) => [reasonWords[reason] ?? spaced(reason), reason]),
              { counts, assessments },
              "leftOut",
            ),
          ],
  };
}

/** A table with a column of counts for votes and, where there are any, one for assessments. */
function byKind(
  caption: string,
  column: string,
  named: readonly (readonly [words: string, name: string])[],
  { counts, assessments }: Pick<Told, "counts" | "assessments">,
  field: "redactions" | "leftOut",
): Part["tables"][number] {
  const kinds: Counts[] = [counts, ...(assessments ? [assessments.counts] : [])];
  return {
    caption,
    columns: [column, "votes", ...(assessments ? ["assessments"] : [])],
    rows: named.map(([words, name]) => [words, ...kinds.map((kind) => kind[field][name] ?? 0)]),
  };
}

const redactionWords: Readonly<Record<RedactionKind, string>> = {
  url: "a web address",
  email: "an e-mail address",
  iban: "a bank account number",
  card: "a payment card number",
  mac: "a hardware address",
  ip: "a network address",
  phone: "a telephone number",
  number: "another long number",
  handle: "a handle",
  secret: "a password or key",
  national_id: "a national identity number",
  coordinates: "coordinates",
  birth_date: "a date of birth",
  address: "a postal address",
  name: "a person's name",
};

const reasonWords: Readonly<Record<string, string>> = {
  no_consent: "the annotator did not agree to publish it",
  withdrawn: "the annotator took the consent back",
  embargo: "it was judged after the cut-off of its arena",
};

const levelWords: Readonly<Record<string, string>> = {
  any: "not at all",
  twenties: "in bands of twenty",
  tens: "in bands of ten",
  exact: "as it is",
  three: "in thirds",
  five: "in five places",
};

function mergedNames(...counts: readonly (Readonly<Record<string, number>> | undefined)[]): string[] {
  return [...new Set(counts.flatMap((ofKind) => Object.keys(ofKind ?? {})))].toSorted();
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, value) => total + value, 0);
}

function spaced(name: string): string {
  return name.replaceAll(/[_-]+/g, " ");
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

function number(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
