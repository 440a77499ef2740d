import { measureStandpointAgreement } from "@/lib/evaluation/standpoint-agreement";
import { seededRandom } from "@/lib/ranking/random";
import type { AnalysisContent } from "../analysis-schema";
import { judgedPairsOf } from "../input/judged-pairs";
import type { BoardInput } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";
import { hasFewOwners } from "./owners";
import type { StandpointBoards } from "./personalization-analysis";

type Standpoints = AnalysisContent["standpoints"];

/**
 * How well people who judge for somebody agree with that person, on the pairs of outputs that both judged, and how their boards differ.
 * Pure. Cost O(votes + 1000·persons).
 *
 * With fewer than ten owners none of it is told. The two boards rest on different votes, so that the variance of a difference is the sum of both.
 */
export function analyzeStandpoints(
  selected: SelectedVotes,
  { systems }: BoardInput,
  boards: StandpointBoards,
): Standpoints {
  if (hasFewOwners(selected)) return { agreement: { reason: "few_owners" }, differences: { reason: "few_owners" } };
  return { agreement: agreementOf(selected), differences: differencesOf(systems, selected, boards) };
}

function agreementOf(selected: SelectedVotes): Standpoints["agreement"] {
  const { isOwner, outputs, leftOutput } = selected;
  const { pair, verdict, vote } = judgedPairsOf(selected);
  const persons = new Map<string, number>();
  const personOf = outputs.map(({ personaId }) => {
    const known = persons.get(personaId) ?? persons.size;
    persons.set(personaId, known);
    return known;
  });
  const random = seededRandom("standpoints");
  const measured = measureStandpointAgreement(
    {
      unit: pair,
      verdict,
      isOwner: Uint8Array.from(vote, (at) => isOwner[at]!),
      person: vote.map((at) => personOf[leftOutput[at]!]!),
    },
    () => random.next(),
  );
  if (measured.reason !== null) return { reason: measured.reason };
  const { reason: _, ...told } = measured;
  return told;
}

function differencesOf(
  systems: BoardInput["systems"],
  { ownerVotes, comparisons }: SelectedVotes,
  { owner, proxy }: StandpointBoards,
): Standpoints["differences"] {
  if (!owner || !proxy) return { reason: ownerVotes < comparisons.length ? "no_owner" : "no_proxy" };
  const differences = systems.flatMap(({ slug }, at) => {
    const [own, other] = [owner.result.systems[at]!, proxy.result.systems[at]!];
    if (own.rating === null || other.rating === null) return [];
    const difference = own.rating - other.rating;
    const half = Math.hypot((own.high! - own.low!) / 2, (other.high! - other.low!) / 2);
    return [
      {
        system: slug,
        owner: own.rating,
        proxy: other.rating,
        difference,
        low: difference - half,
        high: difference + half,
      },
    ];
  });
  return differences.length === 0 ? { reason: "no_common_system" } : differences;
}
