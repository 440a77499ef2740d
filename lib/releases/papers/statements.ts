import { type Manifest, privacyReport } from "../manifest";
import { count } from "./markdown";

// What several papers of a release say alike, as plain text.

/** What was asked, of whom. */
export function sayWhat({ counts, assessments, source }: Manifest): string {
  const of = source === "human" ? "" : `${source} `;
  const votes = `${count(counts.votes)} ${of}votes of ${count(counts.annotators)} annotators on personalized AI output: two anonymous outputs were made for one described person, and the annotator said which one fits that person better.`;
  if (!assessments) return votes;
  const assessed = `${count(assessments.counts.assessments)} ${of}assessments of ${count(assessments.counts.annotators)} annotators, who saw one output by itself and said on a scale how well it fits the person.`;
  return counts.votes === 0 ? assessed : `${votes} And ${assessed}`;
}

export const sourceSentence: Record<Manifest["source"], string> = {
  human: "The votes are those of people who agreed to publish them.",
  simulated:
    "The votes are simulated. They come from a stated utility model, not from people, and must not be mixed with human votes.",
  imported: "The votes were imported from another collection; nobody judged them here.",
};

/** Whose work is under which license. */
export function sayLicenses({ source }: Pick<Manifest, "source">): string[] {
  return [
    "The judgements, what annotators wrote, the described personas and the boards are under CC BY 4.0.",
    ...(source === "imported"
      ? ["The collection that the judgements were imported from may ask for more: its terms are not in the record."]
      : []),
    "Sources of tasks and what is quoted from them in outputs keep their own terms: source_credit of each task says whose they are and under which license, and CC BY 4.0 takes nothing out of the public domain.",
    "Outputs are made by systems, whose own license stands in the table systems; whether there is a right in a machine's output at all differs by country.",
  ];
}

export const ownPersonas =
  "Of an annotator's own persona nothing is published but what its annotator agreed to, coarsened: neither what they wrote about themselves, nor its history, nor the outputs that were made for it. Its votes are here, with a pseudonym in place of the persona and of the outputs.";

/** What may lead a reader astray. The first ones are biases. */
export function sayBiases({ source }: Pick<Manifest, "source">): string[] {
  const drawn =
    "Pairs are drawn by a policy that asks where it learns most, so that systems and pairs are not shown equally often; sampling_probability and sampling_part say how each was drawn.";
  return {
    human: [
      "How annotators were found is not in the record: take them for no sample of any population. Who answers the questions beside fit is no random part of who votes.",
      drawn,
    ],
    simulated: ["Simulated annotators follow a stated model, and tell nothing of people.", drawn],
    imported: ["How annotators were found and pairs were drawn elsewhere is not in the record."],
  }[source];
}

export const limitations: readonly string[] = [
  "Ratings hold for the tasks and personas of their arena, and only within a component of a board.",
  "Age, gender, country and the like are known only where annotators declared them and let them be published.",
  "What was written was redacted by a machine, which can miss a place or take one too many.",
];

export const unsuitedUses: readonly string[] = [
  "Do not try to identify an annotator, and do not match rows of two releases to follow one.",
  "Do not take votes on somebody's behalf (proxy) for that person's own judgement, nor simulated votes for people's.",
];

export const suitedUses: readonly string[] = [
  "Measuring how well systems personalize, and what personalization buys over the generic control of the same family.",
  "Training and evaluating models of preference, with the persona as context.",
  "Studying how people agree, how owners and proxies differ, and how pairs are best drawn.",
];

export const maintenance: readonly string[] = [
  "A release never changes: its files are named with their SHA-256 in SHA256SUMS and manifest.json. Later votes come in later releases, under other ids.",
  "A consent that is withdrawn keeps the judgements out of every later release. The operators can let a release without them take the place of an older one; copies of that are not reached.",
];

/** How the judgements came about. */
export function sayCollection({ source, arenas, cutoffAt, address }: Manifest): string {
  const where = `on the Palate at ${new URL(address).host}`;
  const by = {
    human: `People judged ${where}, each under a pseudonym, after they agreed to publish their judgements.`,
    simulated: `Simulated annotators, who follow a stated model of utility, were run ${where}.`,
    imported: `The judgements were made elsewhere and imported ${where}.`,
  }[source];
  return `${by} There ${arenas.length === 1 ? "is 1 arena" : `are ${arenas.length} arenas`}: ${arenas.map(({ name, modality }) => `${name} (${modality})`).join(", ")}. Outputs were shown without a name and in a drawn order. What was in the record at ${cutoffAt} is in the release or counted as left out.`;
}

/** What is known of who judged, as far as it is published. */
export function sayAnnotators({ counts, privacy, source }: Manifest): string[] {
  if (source === "simulated") return ["The annotators are simulated."];
  const known = `${count(counts.annotators)} annotators voted.`;
  if (privacy.anonymity === undefined) return [known];
  const { attributes, axes } = privacyReport.parse(privacy.anonymity);
  const named = [...Object.keys(attributes), ...Object.keys(axes)];
  return [
    known,
    named.length === 0
      ? "Nothing of what they said of themselves is published."
      : `Published of some of them, in coarse steps: ${named.join(", ")}.`,
  ];
}
