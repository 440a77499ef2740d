import { tiers } from "@/lib/evaluation/difficulty";
import { measureAlpha } from "@/lib/evaluation/krippendorff";
import { estimateVarianceComponents } from "@/lib/evaluation/variance-components";
import type { AnalysisContent } from "../analysis-schema";
import { countVerdicts, type JudgedPairs, judgedPairsOf } from "../input/judged-pairs";
import type { CriterionMarks } from "../input/mark-memory";
import { tiersOf } from "../input/pair-tiers";
import type { BoardInput } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";
import type { DividedPair, PartialAlpha } from "../outcomes-schema";

/** A pair of outputs is looked at for division from so many judges on. */
const leastJudges = 4;
/** The most divided ones are shown. */
const dividedShown = 20;

/** A share of variance is told from so many votes on, */
const leastVotes = 30;
/** of which so many are more than there are strengths of systems to fit. */
const leastFreedom = 10;

type Disagreement = AnalysisContent["disagreement"];

/**
 * Where people disagree: alpha by persona and criterion, the pairs of outputs that split people most, what of a verdict's variance comes
 * from the system, and what only from the system with this task, persona or annotator; and how many pairs are easy or hard to tell apart.
 * Pure. O(votes · log votes).
 */
export function analyzeDisagreement(selected: SelectedVotes, input: BoardInput): Disagreement {
  const judged = judgedPairsOf(selected);
  const tierOf = tiersOf(judged);
  const counts = countVerdicts(judged);
  const sizes = Array.from(tierOf, (_, pair) => counts.subarray(pair * 4, pair * 4 + 4).reduce((a, b) => a + b, 0));
  return {
    alphas: [...alphasByPersona(selected, input, judged), ...selected.marks.map((marks) => alphaOf(marks, selected))],
    divided: dividedPairs(selected, input, judged, counts, tierOf),
    components: componentsOf(selected),
    tiers: tiers.map((tier) => {
      const pairs = [...tierOf.keys()].filter((pair) => tierOf[pair] === tier);
      return { tier, pairs: pairs.length, votes: pairs.reduce((sum, pair) => sum + sizes[pair]!, 0) };
    }),
  };
}

function alphasByPersona(selected: SelectedVotes, { personaNames }: BoardInput, judged: JudgedPairs): PartialAlpha[] {
  const { outputs, comparisons } = selected;
  const ratings = new Map<string, { unit: string; rater: string; value: string }[]>();
  for (let at = 0; at < judged.pair.length; at += 1) {
    const pair = judged.pair[at]!;
    const { personaId } = outputs[judged.first[pair]!]!;
    if (!personaNames.has(personaId)) continue;
    const own = ratings.get(personaId) ?? [];
    ratings.set(personaId, own);
    const rater = comparisons.voter[judged.vote[at]!]!;
    own.push({
      unit: String(pair),
      rater: rater < 0 ? `vote ${at}` : String(rater),
      value: String(judged.verdict[at]),
    });
  }
  return [...ratings]
    .map(([personaId, own]): PartialAlpha => {
      const { slug, name } = personaNames.get(personaId)!;
      return { by: "persona", key: slug, name, level: "nominal", alpha: toldAlpha(measureAlpha(own, "nominal")) };
    })
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

/**
 * Alpha of one criterion: of the marks that different people gave the same output, or of the side that they named on the same pair. The
 * first mark of a person counts.
 */
function alphaOf({ criterion, votes, left, right, side }: CriterionMarks, selected: SelectedVotes): PartialAlpha {
  const { comparisons, leftOutput, rightOutput, outputs } = selected;
  const isSided = side.some((named) => named > 0);
  const level = isSided ? "nominal" : "interval";
  const raters = comparisons.voters.length;
  // Numbers, and names made once: there may be a million marks.
  const names = new Map<number, string>();
  const nameOf = (number: number) => {
    const known = names.get(number) ?? String(number);
    names.set(number, known);
    return known;
  };
  const pairs = new Map<number, number>();
  const seen = new Set<number>();
  const ratings: { unit: string; rater: string; value: number }[] = [];
  const add = (unit: number, vote: number, value: number) => {
    const voter = comparisons.voter[vote]!;
    const rater = voter < 0 ? raters + vote : voter;
    const key = unit * (raters + comparisons.length) + rater;
    if (value < 0 || seen.has(key)) return;
    seen.add(key);
    ratings.push({ unit: nameOf(unit), rater: nameOf(rater), value });
  };
  for (let at = 0; at < votes.length; at += 1) {
    const vote = votes[at]!;
    const [one, other] = [leftOutput[vote]!, rightOutput[vote]!];
    if (isSided) {
      const code = side[at]! - 1;
      const isTurned = one > other;
      const pair = Math.min(one, other) * outputs.length + Math.max(one, other);
      const number = pairs.get(pair) ?? pairs.size;
      pairs.set(pair, number);
      add(number, vote, isTurned && code >= 0 && code < 2 ? 1 - code : code);
    } else {
      add(one, vote, left[at]! || -1);
      add(other, vote, right[at]! || -1);
    }
  }
  return { by: "criterion", key: criterion, name: criterion, level, alpha: toldAlpha(measureAlpha(ratings, level)) };
}

function toldAlpha({ alpha, units, ratings }: ReturnType<typeof measureAlpha>): PartialAlpha["alpha"] {
  return alpha.reason === null ? { value: alpha.value, units, votes: ratings } : { reason: alpha.reason };
}

/** Annotators' own personas are left out: what was made for somebody is theirs. */
function dividedPairs(
  { outputs }: SelectedVotes,
  { personaNames, tasks, systems }: BoardInput,
  { first, second, pairs }: JudgedPairs,
  counts: Int32Array,
  tierOf: readonly DividedPair["tier"][],
): DividedPair[] {
  const slugs = new Map(systems.map(({ id, slug }) => [id, slug]));
  const found: { readonly pair: number; readonly annotators: number; readonly agreement: number }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const own = counts.subarray(pair * 4, pair * 4 + 4);
    const annotators = own.reduce((sum, votes) => sum + votes, 0);
    if (annotators < leastJudges || !personaNames.has(outputs[first[pair]!]!.personaId)) continue;
    const equal = own.reduce((sum, votes) => sum + votes * (votes - 1), 0);
    // On which all are of one mind, nobody is divided.
    if (equal === annotators * (annotators - 1)) continue;
    found.push({ pair, annotators, agreement: equal / (annotators * (annotators - 1)) });
  }
  return found
    .sort((one, other) => one.agreement - other.agreement || other.annotators - one.annotators || one.pair - other.pair)
    .slice(0, dividedShown)
    .map(({ pair, annotators, agreement }) => {
      const [one, other] = [outputs[first[pair]!]!, outputs[second[pair]!]!];
      const [firstWins, secondWins, tie, neither] = counts.subarray(pair * 4, pair * 4 + 4) as unknown as number[];
      return {
        task: tasks.get(one.taskId)?.slug ?? "",
        prompt: tasks.get(one.taskId)?.prompt ?? "",
        persona: personaNames.get(one.personaId)!.name,
        first: slugs.get(one.systemId)!,
        second: slugs.get(other.systemId)!,
        annotators,
        firstWins: firstWins!,
        secondWins: secondWins!,
        tie: tie!,
        neither: neither!,
        agreement,
        tier: tierOf[pair]!,
      };
    });
}

/**
 * A verdict is 1 for left, −1 for right and 0 otherwise; each source is a system's strength of its own with one of its units.
 * A share of the variance of a few votes is chance; so is one where hardly a vote is left over once every system has its strength.
 */
function componentsOf({ comparisons, leftOutput, outputs }: SelectedVotes): Disagreement["components"] {
  const { length, left, right, outcome, voter, systems, voters } = comparisons;
  const size = systems.length;
  const compared = new Set([...left, ...right]).size;
  if (length < leastVotes || length - compared < leastFreedom) return { reason: "too_few_votes" };
  const score = Float64Array.from(outcome, (code) => (code === 0 ? 1 : code === 1 ? -1 : 0));
  const factorOf = (name: string, unitOf: (vote: number) => number) => {
    const levelOf = (side: Int32Array) => Int32Array.from({ length }, (_, at) => unitOf(at) * size + side[at]!);
    return { name, plus: levelOf(left), minus: levelOf(right) };
  };
  const tasks = numbersOf(outputs.map(({ taskId }) => taskId));
  const personas = numbersOf(outputs.map(({ personaId }) => personaId));
  const found = estimateVarianceComponents(score, [
    factorOf("system", () => 0),
    factorOf("task", (at) => tasks[leftOutput[at]!]!),
    factorOf("persona", (at) => personas[leftOutput[at]!]!),
    factorOf("annotator", (at) => (voter[at]! < 0 ? voters.length + at : voter[at]!)),
  ]);
  if (found.reason !== null) return { reason: found.reason };
  const { components, residual, observations } = found;
  return {
    votes: observations,
    parts: [
      ...components.map(({ name, variance, share }) => {
        return { source: name as "system" | "task" | "persona" | "annotator", variance, share };
      }),
      { source: "rest", ...residual },
    ],
  };
}

function numbersOf(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  });
}
