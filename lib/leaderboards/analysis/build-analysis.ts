import type { Board } from "@/lib/ranking/boards";
import { countComparisons } from "@/lib/ranking/comparisons";
import { measureEvenness } from "@/lib/sampling/policy/exposure";
import type { AnalysisContent, PairTable } from "../analysis-schema";
import type { BoardInput, Shown } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";
import type { BoardFilter } from "../schema";
import { analyzeAgreement } from "./agreement-analysis";
import { analyzeControl, type Styles } from "./control-analysis";
import { analyzeDisagreement } from "./disagreement-analysis";
import { analyzeFragility } from "./fragility-analysis";
import { groupByAnnotatorAttributes, groupByPersona, groupByPersonaAttributes } from "./groupings";
import { orReason } from "./or-reason";
import { analyzePersonalization, rateStandpoints } from "./personalization-analysis";
import { analyzePrototypes } from "./prototype-analysis";
import { analyzeGroups, analyzeVoters } from "./segment-analysis";
import { analyzeStandpoints } from "./standpoint-analysis";
import { analyzeTaste } from "./taste-analysis";

interface AnalysisInput {
  readonly selected: SelectedVotes;
  readonly input: BoardInput;
  readonly filter: BoardFilter;
  /** The largest board with systems to show; absent while there is none. */
  readonly board: Board | undefined;
  readonly styles: Styles | null;
  readonly shown: Shown;
  /** Whether who won against whom is left out: `isOfFewOwners`. */
  readonly isOfFewOwners: boolean;
}

/**
 * What takes longer than a board: pair by pair, who was shown how often, control, segments, whether people differ, kinds of taste,
 * agreement, what personalization buys and for whom, disagreement, owners against proxies.
 * Pure. A part that these votes do not give has a reason in its place. Cost that of its parts; the shuffles of the heterogeneity
 * tests and the restarts of the mixture dominate.
 */
export function buildAnalysis(given: AnalysisInput): AnalysisContent {
  const { selected, input, filter, board, styles, shown } = given;
  const groupings = [
    groupByPersona(selected, input),
    ...groupByPersonaAttributes(selected, input),
    ...groupByAnnotatorAttributes(selected, input),
  ];
  const byStandpoint = orReason(() => rateStandpoints(selected, input, filter.ties));
  const boards = "reason" in byStandpoint ? {} : byStandpoint;
  const drawn = [...shown.parts.values()].reduce((sum, battles) => sum + battles, 0);
  const prototypes = orReason(() => analyzePrototypes(selected, input, board));
  const personalization = analyzePersonalization(selected, input, boards);
  return {
    pairs: given.isOfFewOwners ? noPairs : pairTableOf(selected, input),
    shown: input.systems.map(({ id, slug }) => {
      const battles = shown.systems.get(id) ?? 0;
      return { system: slug, battles, share: drawn === 0 ? 0 : battles / drawn };
    }),
    parts: [...shown.parts].map(([part, battles]) => ({ part, battles })).sort((a, b) => b.battles - a.battles),
    evenness: measureEvenness(
      input.systems.filter(({ retiredAt }) => retiredAt === null).map(({ id }) => shown.systems.get(id) ?? 0),
    ),
    control: orReason(() => analyzeControl(selected, input, filter, board, styles)),
    segmentations: groupings.map((grouping) => analyzeGroups(selected, input, board, grouping)),
    voters: orReason(() => analyzeVoters(selected, board)),
    prototypes,
    taste: orReason(() => analyzeTaste(prototypes, input, board)),
    agreement: analyzeAgreement(selected),
    fragility: orReason(() => analyzeFragility(input, board)),
    personalization: given.isOfFewOwners ? { ...personalization, worse: [] } : personalization,
    disagreement: analyzeDisagreement(selected, input),
    standpoints: analyzeStandpoints(selected, input, boards),
  };
}

const noPairs: PairTable = {
  systems: [],
  first: [],
  second: [],
  firstWins: [],
  secondWins: [],
  ties: [],
  bothBad: [],
};

function pairTableOf({ comparisons }: SelectedVotes, { systems }: BoardInput): PairTable {
  const { first, second, firstWins, secondWins, ties, bothBad } = countComparisons(comparisons);
  return {
    systems: systems.map(({ slug }) => slug),
    first: [...first],
    second: [...second],
    firstWins: [...firstWins],
    secondWins: [...secondWins],
    ties: [...ties],
    bothBad: [...bothBad],
  };
}
