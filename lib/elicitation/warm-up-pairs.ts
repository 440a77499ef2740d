import { comparisonProbe, type Probe } from "./probe";

/** One side of a warm-up pair: a short text in Markdown, or a print of `public/warm-up/` with what it shows. */
export type WarmUpSide =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image"; readonly file: string; readonly alt: string };

/** Two ways of saying or printing the same thing. */
export interface WarmUpPair extends Probe {
  readonly prompt: string;
  readonly left: WarmUpSide;
  readonly right: WarmUpSide;
}

function texts(
  key: string,
  prompt: string,
  [left, right]: readonly [string, string],
  loadings: Probe["loadings"],
): WarmUpPair {
  const side = (text: string): WarmUpSide => ({ type: "text", text });
  return { ...comparisonProbe(key, loadings), prompt, left: side(left), right: side(right) };
}

/** Both are prints of one photograph; the words beside it name the treatment, since that is what is compared. */
function prints(
  key: string,
  shows: string,
  [left, right]: readonly [string, string],
  loadings: Probe["loadings"],
): WarmUpPair {
  const side = (letter: "a" | "b", treatment: string): WarmUpSide => ({
    type: "image",
    file: `${key}-${letter}.webp`,
    alt: `${shows}, ${treatment}`,
  });
  return {
    ...comparisonProbe(key, loadings),
    prompt: "A print for your wall",
    left: side("a", left),
    right: side("b", right),
  };
}

/**
 * Authored pairs. The texts of a pair tell the same thing, so that only the manner differs; the weight says how far B lies
 * from A on an axis.
 */
export const warmUpPairs: readonly WarmUpPair[] = [
  texts(
    "tides",
    "Why are there tides?",
    [
      "The moon pulls at the sea. The near side bulges towards it, the far side away from it, and the earth turns beneath both bulges: two tides a day.",
      "The moon pulls at the sea, and harder at the side that faces it. That side is drawn out into a bulge. The solid earth is drawn a little less, the far sea least of all, which leaves a second bulge behind. As the earth turns beneath both, most coasts have high water twice in a day of about 24 hours and 50 minutes. The sun adds its own pull: with the moon at new and full moon, which makes spring tides, and across it at the quarters, which makes neap tides.",
    ],
    [{ axis: "length", weight: 1.4 }],
  ),
  texts(
    "bread",
    "What does bread need?",
    [
      "Bread needs flour, water, salt and yeast, and more than these it needs time. Knead until the dough is smooth, let it rise until it has doubled, shape it, let it rise again, and bake it hot.",
      "- Flour, water, salt, yeast\n- Knead until smooth\n- Let it double\n- Shape it, let it rise again\n- Bake it hot",
    ],
    [
      { axis: "form", weight: 1.4 },
      { axis: "length", weight: -0.2 },
    ],
  ),
  texts(
    "fever",
    "What is a fever?",
    [
      "A fever is your body turning up its own heating. Most germs do worse in the heat, and the cells that fight them do better. It is a defence, not the illness.",
      "Fever is a regulated rise of the hypothalamic set point, mediated by prostaglandin E2 in response to pyrogenic cytokines; unlike hyperthermia it is defended by thermogenesis and vasoconstriction.",
    ],
    [{ axis: "depth", weight: 1.5 }],
  ),
  texts(
    "late-train",
    "A word about a late train",
    [
      "Passengers are advised that the 10:14 service is delayed by approximately twenty minutes. We regret any inconvenience that may result.",
      "The 10:14 is running about twenty minutes late. Grab a coffee: it will not leave without you.",
    ],
    [
      { axis: "formality", weight: 1.3 },
      { axis: "voice", weight: 0.6 },
    ],
  ),
  texts(
    "first-draft",
    "What is to be said of a first draft?",
    [
      "The second half repeats the first. Cut it. The figures in the third paragraph do not add up.",
      "You have found your subject, and it shows. The second half says again what the first says well, so you can let it go; and do look once more at the figures in the third paragraph.",
    ],
    [
      { axis: "voice", weight: 1.4 },
      { axis: "length", weight: 0.2 },
    ],
  ),
  texts(
    "drought",
    "What did the drought do?",
    [
      "Between 1930 and 1940 about 2.5 million people left the plains. In 1935 the dust covered 100 million acres; wheat yields in the worst counties fell by more than half.",
      "The Hadleys hung wet sheets in the windows at night. By morning they were brown. In the spring of the fourth year they tied the mattress to the roof of the car and drove west.",
    ],
    [{ axis: "evidence", weight: 1.5 }],
  ),
  prints(
    "boats",
    "Boats in a harbor",
    ["in plain black and white", "in a brown tone"],
    [{ axis: "toning", weight: 1.4 }],
  ),
  prints("alps", "Firs before a snowy range", ["in a blue tone", "in a brown tone"], [{ axis: "tint", weight: 1.6 }]),
  prints(
    "house",
    "An abandoned wooden house",
    ["in soft grays", "in hard black and white"],
    [{ axis: "contrast", weight: 1.5 }],
  ),
  prints(
    "canyon",
    "A moored boat under canyon walls",
    ["the whole view", "the boat from near"],
    [{ axis: "framing", weight: 1.5 }],
  ),
];
