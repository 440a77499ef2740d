import type { Manifest } from "../manifest";
import { pageOf, publisherOf } from "./citation";
import { count, plain } from "./markdown";
import { sayPrivacy } from "./privacy-report";
import { releasedTables } from "./released-tables";
import {
  limitations,
  maintenance,
  ownPersonas,
  sayAnnotators,
  sayBiases,
  sayCollection,
  sayLicenses,
  sayWhat,
  sourceSentence,
  suitedUses,
  unsuitedUses,
} from "./statements";

const notKnown = "Not known: the record does not say.";

/**
 * `DATASHEET.md`: the questions of a datasheet for datasets, answered from the manifest. What that does not know is said to be not known.
 *
 * @see Gebru et al. (2021), Datasheets for Datasets, Commun. ACM 64(12)
 */
export function writeDatasheet(manifest: Manifest): string {
  const sections = sectionsOf(manifest).map(([title, questions]) => {
    const answers = Object.entries(questions).map(([question, answer]) => {
      const lines = typeof answer === "string" ? [plain(answer)] : answer.map((line) => `- ${plain(line)}`);
      return `**${question}**\n\n${lines.join("\n")}`;
    });
    return `## ${title}\n\n${answers.join("\n\n")}\n`;
  });
  return `# Datasheet of Palate ${manifest.version}

The questions are those of Gebru et al., *Datasheets for Datasets* (2021). The answers are made from \`manifest.json\`; \`README.md\` has every column.

${sections.join("\n")}`;
}

type Answers = Readonly<Record<string, string | readonly string[]>>;

function sectionsOf(manifest: Manifest): [title: string, questions: Answers][] {
  return [
    ["Motivation", motivation(manifest)],
    ["Composition", composition(manifest)],
    ["Collection process", collection(manifest)],
    ["Preprocessing, cleaning and labeling", preprocessing(manifest)],
    ["Uses", uses],
    ["Distribution", distribution(manifest)],
    ["Maintenance", maintaining(manifest)],
  ];
}

function motivation(manifest: Manifest): Answers {
  return {
    "For what purpose was it made?":
      "To measure how well systems fit their output to one person, and to let everybody compute the published boards again.",
    "Who made it?": `${publisherOf(manifest)}, with Palate ${manifest.codeVersion}.`,
    "Who paid for it?": notKnown,
  };
}

function composition(manifest: Manifest): Answers {
  const { counts, assessments, source } = manifest;
  const leftOut = sayPrivacy(manifest).parts.flatMap(({ title, sentences }) => (title === "Left out" ? sentences : []));
  return {
    "What is a row, and how many are there?": [
      sayWhat(manifest),
      ...releasedTables(manifest).map(
        ({ name, rows, oneRowFor }) => `${name}: one row for ${oneRowFor}, ${count(rows)} rows`,
      ),
    ],
    "By arena?": [
      ...Object.entries(counts.byArena).map(([arena, votes]) => `${arena}: ${count(votes)} votes`),
      ...Object.entries(assessments?.counts.byArena ?? {}).map(([arena, all]) => `${arena}: ${count(all)} assessments`),
    ],
    "Is it a sample?": [
      sourceSentence[source],
      "It holds every judgement of its source until the cut-off that may be published; manifest.json counts the others by reason.",
      ...leftOut,
    ],
    "Is there a label?": "The column fit: which output fits the person better, or how well one does.",
    "Is something missing?":
      "Everything but fit was optional. Null is what was not asked, not answered, not agreed to, or held.",
    "Are rows related?":
      "By ids: judgements of one annotator share annotator_id, those of one pair of outputs their outputs, and repeat_of leads to an earlier battle of the same annotator.",
    "Are there recommended splits?":
      "No. Rows of one annotator, task or pair of outputs are not independent: split by them.",
    "Are there biases, errors or noise?": [...sayBiases(manifest), ...limitations],
    "Does it stand by itself?":
      "Yes: texts, images and boards are in it, but for outputs that were made for an annotator's own persona. Nothing needs to be fetched from elsewhere.",
    "In which languages is it?": notKnown,
    "Could it offend?":
      "Outputs are made by machines and texts written by people; that anybody read all of them is not in the record.",
    "Can people be found in it?": [
      ...sayAnnotators(manifest),
      ownPersonas,
      "Who knows what somebody voted or wrote can find that person's other judgements in the same release.",
    ],
  };
}

function collection(manifest: Manifest): Answers {
  const { arenas, source } = manifest;
  const consent = sayPrivacy(manifest).parts.flatMap(({ title, sentences }) => (title === "Consent" ? sentences : []));
  return {
    "How were the data acquired?": sayCollection(manifest),
    "What were annotators told?": arenas.map(({ name, instructions }) => `${name}: ${instructions}`),
    "How were pairs sampled?":
      "By a policy of several parts: sampling_part says which one drew what was judged, sampling_probability with what probability.",
    "Who took part, and were they paid?":
      source === "human"
        ? `${sayAnnotators(manifest).join(" ")} Whether anybody was paid is not known.`
        : sayAnnotators(manifest).join(" "),
    "Over what time?": "The days of the judgements are in voted_on and assessed_on, as exactly as they are published.",
    "Was there an ethical review?": notKnown,
    "Did people agree, and can they take it back?": [
      ...consent,
      ...(source === "human"
        ? ["An annotator can withdraw the consent at any time, and erase what the record has of them."]
        : []),
    ],
  };
}

function preprocessing(manifest: Manifest): Answers {
  const { headline, parts } = sayPrivacy(manifest);
  const steps = parts.filter(({ title }) => title !== "Consent" && title !== "Left out");
  return {
    "What was done to the data?": [headline, ...steps.flatMap(({ sentences }) => sentences)],
    "Is the raw data kept?": "In the record of the instance, which is not published.",
    "Is the software available?": `It is Palate ${manifest.codeVersion}; the methodology of its boards is version ${manifest.methodology}.`,
  };
}

const uses: Answers = {
  "What is it for?": suitedUses,
  "What has it been used for?": "The boards of this release. Of other uses nothing is known.",
  "What should it not be used for?": unsuitedUses,
};

function distribution(manifest: Manifest): Answers {
  return {
    "How is it distributed?": `As files, by ${pageOf(manifest)}.`,
    "Since when?": manifest.createdAt.slice(0, 10),
    "Under which license?": sayLicenses(manifest),
    "Are there other restrictions?": "None are known.",
  };
}

function maintaining(manifest: Manifest): Answers {
  return {
    "Who maintains it, and where can they be reached?": `${publisherOf(manifest)}. The record has no other contact.`,
    "Is there an erratum?": "Not when this release was made.",
    "Will it be updated?": maintenance,
    "Are older versions kept?": `As long as the instance keeps them: ${pageOf(manifest)} lists what there is.`,
    "Can others contribute?": "By judging in an arena of the instance.",
  };
}
