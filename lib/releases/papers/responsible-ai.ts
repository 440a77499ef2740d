import type { Manifest } from "../manifest";
import { sayPrivacy } from "./privacy-report";
import {
  limitations,
  maintenance,
  ownPersonas,
  sayAnnotators,
  sayBiases,
  sayCollection,
  sayLicenses,
  suitedUses,
  unsuitedUses,
} from "./statements";

/**
 * What Croissant's vocabulary for responsible AI asks of a release, from its manifest. What nothing is known of is left out, or said to be
 * not known.
 *
 * @see https://docs.mlcommons.org/croissant/docs/croissant-rai-spec.html
 */
export function describeResponsibly(manifest: Manifest): Readonly<Record<string, string | readonly string[]>> {
  const { arenas, codeVersion, source } = manifest;
  const partOf = (title: string) =>
    sayPrivacy(manifest).parts.flatMap((part) => (part.title === title ? part.sentences : []));
  return {
    "rai:dataCollection": sayCollection(manifest),
    "rai:dataCollectionType": [collectionTypes[source]],
    "rai:dataCollectionMissingData":
      "Everything but the verdict on fit was optional: null is what was not asked, not answered, not agreed to, or held, as each column says. Judgements that are left out are counted by reason in manifest.json.",
    "rai:dataCollectionRawData":
      "Tasks with their sources, described personas, and the outputs that systems made for both, which are in the tables tasks, personas and outputs as far as they may be published.",
    "rai:dataImputationProtocol": "No value is imputed.",
    "rai:dataManipulationProtocol": [
      ...partOf("Times and probabilities"),
      ...partOf("What annotators say of themselves"),
    ].join(" "),
    "rai:dataPreprocessingProtocol": [...partOf("Consent"), ...partOf("Texts"), ...partOf("Pseudonyms")],
    "rai:dataAnnotationProtocol": arenas
      .map(({ arena, mode, instructions }) => {
        const task =
          mode === "absolute"
            ? "one output at a time, on a scale of fit"
            : "two outputs side by side, left, right, tie or both bad";
        return `${arena} (${task}): ${instructions}`;
      })
      .join("\n\n"),
    "rai:dataAnnotationPlatform": [`Palate ${codeVersion}`],
    "rai:dataAnnotationAnalysis": [
      "Each judgement is a row of its own; nothing is aggregated or adjudicated, so that disagreement stays in the data.",
      "Boards are fitted from the rows of this release alone, with intervals; the column tier says how hard a pair of outputs is to tell apart.",
    ],
    "rai:annotationsPerItem":
      "A battle is judged once, by one annotator. The same pair of outputs may be judged in several battles: overlap_pair names the pairs that several annotators were wanted for.",
    "rai:annotatorDemographics": sayAnnotators(manifest),
    "rai:machineAnnotationTools": [`The redaction and the measure of difficulty of Palate ${codeVersion}`],
    "rai:personalSensitiveInformation": [ownPersonas, ...partOf("Texts"), ...sayAnnotators(manifest)],
    "rai:dataBiases": sayBiases(manifest),
    "rai:dataLimitations": [...limitations, ...unsuitedUses],
    "rai:dataUseCases": suitedUses,
    "rai:dataSocialImpact": "Not known: no study of it is in the record.",
    "rai:dataReleaseMaintenancePlan": [...maintenance, ...sayLicenses(manifest)],
  };
}

const collectionTypes: Record<Manifest["source"], string> = {
  human: "User-generated content data",
  simulated: "Others",
  imported: "Secondary Data analysis",
};
