import { measureLeftBias } from "@/lib/evaluation/left-bias";
import type { Proportion } from "@/lib/evaluation/proportion";
import { type Judgment, measureSelfConsistency } from "@/lib/evaluation/self-consistency";
import type { SnapshotKeeper } from "@/lib/leaderboards/commands";
import { countPairs, restrictPairs, settleBothBad, type TallyCell } from "@/lib/ranking/pair-counts";
import { ranksOf } from "@/lib/ranking/ranks";
import { fitTaste, type Taste } from "@/lib/ranking/segments/fit-taste";
import { leastVotes, type OwnShare, type PersonalContent, type PersonalReading, type PersonalSystem } from "./schema";

/** What an arena's personal boards are drawn from. */
export type ArenaTaste = NonNullable<Awaited<ReturnType<SnapshotKeeper["readTaste"]>>>;

/** A counted vote of the annotator. */
export interface OwnVote {
  readonly standpoint: "owner" | "proxy";
  readonly fit: TallyCell["outcome"];
  /** Ids of the systems. */
  readonly leftSystem: string;
  readonly rightSystem: string;
  /** What was judged: equal texts are the same thing to look at. */
  readonly left: string;
  readonly right: string;
}

/** Kinds of taste of fewer people are shown to nobody: who belongs there could be guessed. */
const leastOfKind = 10;

/**
 * One annotator's board: their ratings beside everyone's, where they differ, which kind of taste they are of, and how steadily they judge.
 *
 * Votes for oneself and on others' behalf make a reading each, from ten votes on. Where neither has ten but both together do, they make one, which
 * says so. Pure. Cost that of `fitTaste`, and O(votes).
 *
 * @param votes at least ten
 * @throws RatingError `not_converged`
 */
export function buildPersonalBoard(votes: readonly OwnVote[], taste: ArenaTaste): PersonalContent {
  const of = (standpoint: OwnVote["standpoint"]) => votes.filter((vote) => vote.standpoint === standpoint);
  const apart = (["owner", "proxy"] as const)
    .map((standpoint) => ({ standpoint, own: of(standpoint) }))
    .filter(({ own }) => own.length >= leastVotes);
  const parts = apart.length > 0 ? apart : [{ standpoint: "both" as const, own: votes }];
  return {
    readings: parts.map(({ standpoint, own }) => buildReading(standpoint, own, taste)),
    spread: taste.prior?.spread ?? null,
    everyone: {
      votes: taste.votes,
      simulatedVotes: taste.simulatedVotes,
      annotators: taste.content.annotators,
    },
  };
}

function buildReading(
  standpoint: PersonalReading["standpoint"],
  votes: readonly OwnVote[],
  taste: ArenaTaste,
): PersonalReading {
  const { board, systems } = taste;
  const ids = systems.map(({ id }) => id);
  // A system may be newer than the board.
  const known = new Set(ids);
  const cells = votes
    .filter(({ leftSystem, rightSystem }) => known.has(leftSystem) && known.has(rightSystem))
    .map(({ leftSystem, rightSystem, fit }) => ({ left: leftSystem, right: rightSystem, outcome: fit, votes: 1 }));
  const pairs = restrictPairs(settleBothBad(countPairs(cells, ids), "tie"), board.members);
  const own = fitTaste(pairs, board, taste.prior ?? { kinds: [taste.whole], spread: 0 });
  const consistency = measureSelfConsistency(judgmentsOf(votes));
  const counts = { left: 0, right: 0, tie: 0, both_bad: 0 };
  for (const { fit } of votes) counts[fit] += 1;
  const bias = measureLeftBias(counts);
  return {
    standpoint,
    votes: votes.length,
    systems: rateSystems(own, taste),
    kind: kindOf(own, taste),
    consistency: {
      all: shareOf(consistency.all),
      sameSides: shareOf(consistency.sameSides),
      turnedSides: shareOf(consistency.turnedSides),
    },
    left: { share: shareOf(bias.left), pValue: bias.p.value },
  };
}

/** Two outputs of equal content are one thing: there is nothing to be consistent about. */
function judgmentsOf(votes: readonly OwnVote[]): Judgment[] {
  return votes
    .filter(({ left, right }) => left !== right)
    .map(({ left, right, fit }) => ({ annotator: "me", left, right, verdict: fit }));
}

function rateSystems(own: Taste, { board, systems, content }: ArenaTaste): PersonalSystem[] {
  const published = new Map(content.systems.map((row) => [row.system, row]));
  const shown = board.shown.map((position) => own.ratings[position]!);
  const ranks = ranksOf(shown);
  return shown
    .flatMap((row, at): PersonalSystem[] => {
      const { slug, name, strategy } = systems[row.system]!;
      const everyone = published.get(slug);
      if (everyone?.rating == null || everyone.low === null || everyone.high === null || everyone.rank === null)
        return [];
      const { low, high } = row.difference;
      return [
        {
          system: slug,
          name,
          strategy,
          mine: { rating: row.rating, low: row.low, high: row.high, rank: ranks[at]! },
          everyone: { rating: everyone.rating, low: everyone.low, high: everyone.high, rank: everyone.rank },
          difference: { points: row.difference.points, low, high, isBeyondChance: low > 0 || high < 0 },
          votes: row.votes,
        },
      ];
    })
    .sort((one, other) => other.mine.rating - one.mine.rating || one.name.localeCompare(other.name, "en"));
}

function kindOf({ memberships }: Taste, { kinds, systems }: ArenaTaste): PersonalReading["kind"] {
  const likeliest = memberships.indexOf(Math.max(...memberships));
  const kind = kinds[likeliest];
  if (!kind || kind.voters < leastOfKind) return null;
  const names = new Map(systems.map(({ slug, name }) => [slug, name]));
  return {
    number: likeliest + 1,
    kinds: kinds.length,
    probability: memberships[likeliest]!,
    share: kind.share,
    annotators: kind.voters,
    contrasts: kind.contrasts.map(({ system, ...points }) => ({ name: names.get(system) ?? system, ...points })),
  };
}

function shareOf(proportion: Proportion): OwnShare {
  if (proportion.reason !== null) return null;
  const { share, low, high, trials } = proportion;
  return { share, low, high, count: trials };
}
