import type { SampledOutput } from "./draw-space";
import type { Random } from "./random";

/** An output with how often it was shown by itself, to anybody. */
export interface ExposedOutput extends SampledOutput {
  readonly showings: number;
}

/** The outputs of one task for one persona version. */
export interface ExposedCell {
  readonly taskId: string;
  readonly personaVersionId: string;
  readonly outputs: readonly ExposedOutput[];
}

/** What can be shown: outputs that nobody can tell apart are one content. */
export interface Content {
  /** Tells what is seen: `contentKey`. */
  readonly key: string;
  readonly makers: readonly SampledOutput[];
  /** Showings of all of its makers' outputs. */
  readonly showings: number;
}

export type ShowingPart = "least_shown" | "overlap" | "uniform";

export interface DrawnShowing {
  readonly output: SampledOutput;
  /** Chance of this output, whichever part draws it: what an unbiased mean divides by. */
  readonly probability: number;
  readonly part: ShowingPart;
}

/** Most draws even exposure out, some look for agreement between people, and a few leave no output without a chance. */
const shares: readonly { readonly part: ShowingPart; readonly share: number }[] = [
  { part: "least_shown", share: 0.6 },
  { part: "overlap", share: 0.3 },
  { part: "uniform", share: 0.1 },
];
/** An output that was shown so often has enough people to compare. */
const overlapShowings = 3;

/** The parts that can draw a showing. */
export const showingParts: readonly ShowingPart[] = shares.map(({ part }) => part);

/** What an annotator has seen, whoever made it. */
export function contentKey(taskId: string, personaVersionId: string, contentHash: string): string {
  return `${taskId} ${personaVersionId} ${contentHash}`;
}

/** Every content of the cells, equal ones of one cell once. O(outputs). */
export function listContents(cells: readonly ExposedCell[]): Content[] {
  const contents = new Map<string, { key: string; makers: SampledOutput[]; showings: number }>();
  for (const { taskId, personaVersionId, outputs } of cells) {
    for (const { showings, ...output } of outputs) {
      const key = contentKey(taskId, personaVersionId, output.contentHash);
      const known = contents.get(key) ?? { key, makers: [], showings: 0 };
      known.makers.push(output);
      known.showings += showings;
      contents.set(key, known);
    }
  }
  return [...contents.values()];
}

/**
 * Draws the next output for an annotator from what they have not seen: 60 % uniformly from the least shown contents, 30 % from those
 * that were shown once or twice, so that people can be compared, 10 % from all. What a part without contents would take
 * falls to the others in proportion. Of a content that several systems made, each is as likely. O(contents).
 *
 * @param isSeen by key
 * @returns null where nothing is left
 */
export function drawShowing(
  contents: readonly Content[],
  isSeen: (key: string) => boolean,
  random: Random,
): DrawnShowing | null {
  const unseen = contents.filter(({ key }) => !isSeen(key));
  if (unseen.length === 0) return null;
  const parts = partsOf(unseen);
  let rest = random();
  let drawn = parts[0]!;
  for (const part of parts) {
    drawn = part;
    rest -= part.share;
    if (rest < 0) break;
  }
  const content = drawn.contents[Math.floor(random() * drawn.contents.length)]!;
  const output = content.makers[Math.floor(random() * content.makers.length)]!;
  const chance = parts.reduce(
    (sum, { share, contents, holds }) => sum + (holds(content) ? share / contents.length : 0),
    0,
  );
  // Shares that sum to 1 may do so a rounding above it.
  return { output, probability: Math.min(1, chance / content.makers.length), part: drawn.part };
}

function partsOf(unseen: readonly Content[]) {
  const least = unseen.reduce((least, { showings }) => Math.min(least, showings), Number.POSITIVE_INFINITY);
  const holds: Record<ShowingPart, (content: Content) => boolean> = {
    least_shown: ({ showings }) => showings === least,
    overlap: ({ showings }) => showings > 0 && showings < overlapShowings,
    uniform: () => true,
  };
  const able = shares
    .map(({ part, share }) => ({ part, share, holds: holds[part], contents: unseen.filter(holds[part]) }))
    .filter(({ contents }) => contents.length > 0);
  const whole = able.reduce((sum, { share }) => sum + share, 0);
  return able.map((part) => ({ ...part, share: part.share / whole }));
}
