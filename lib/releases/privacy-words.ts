import type { z } from "zod";
import { decisionSteps } from "@/lib/privacy/coarsen";
import { leastOfDay } from "@/lib/privacy/coarsen-days";
import { type Manifest, privacyReport } from "./manifest";

/** What was coarsened and suppressed in a release, in words, from its manifest. */
export function sayCoarsening({ privacy }: Pick<Manifest, "privacy">): string {
  const time = `Times are days (UTC), or the Monday of the week where a day has fewer than ${leastOfDay} rows or would be told by the other days of
its week. How long a judgement took is told by where its step begins (${decisionSteps.join(", ")} seconds), and the sampling probability by three
significant digits.`;
  if (privacy.anonymity === undefined) return time;
  return `${time}\n\n${sayAnonymity(privacyReport.parse(privacy.anonymity))}`;
}

function sayAnonymity(privacy: z.infer<typeof privacyReport>): string {
  const { k, l, annotators, suppressed, classes, smallestClass, informationLoss } = privacy;
  const rule = `**What annotators let be published of themselves** (\`annotator_attributes\`, \`persona_axes\`) is the same of at least ${k} annotators of this
release (k-anonymity): it was made more general until that held, and what was still rarer is not here. Where the attributes are equal, an axis of taste is here only with at least
${l} different places on it (l-diversity).`;
  if (annotators === 0) return `${rule} Of nobody in this release there was anything to publish.`;
  return `${rule}
Of ${annotators} annotators with something to publish, ${suppressed} have nothing of it here; the others are in ${classes} classes${
    smallestClass === null ? "" : `, the smallest of ${smallestClass}`
  }. ${Math.round(informationLoss * 100)} % of what they told was lost by it (0 % as exact as can be, 100 % nothing).
${levels("Attributes", privacy.attributes)}
${levels("Axes", privacy.axes)}
The classes are of all annotators of the release. They do not take into account what else their rows show, such as the arenas or the days in which somebody voted.`;
}

function levels(name: string, counts: Readonly<Record<string, Readonly<Record<string, number>>>>): string {
  const parts = Object.entries(counts).map(([thing, ofThing]) => {
    const values = Object.entries(ofThing).map(([level, values]) => `${level} ${values}`);
    return `\`${thing.replace(/[`\s]+/g, " ")}\` ${values.join(", ")}`;
  });
  return parts.length === 0
    ? `${name} by level: none.`
    : `${name} by level, with how many values: ${parts.join("; ")}.`;
}
