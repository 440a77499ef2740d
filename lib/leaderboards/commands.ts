import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { codeVersion } from "@/lib/observability/version";
import { rateSystems } from "@/lib/ranking/rate";
import { boardMethodVersion, type CountedCell, type CountedSystem, cellsOfView, hashInput } from "./board-input";
import { type BoardContent, type BoardView, boardContent, boardView } from "./schema";

/**
 * Computes the boards of every open arena whose votes changed, and stores each as an immutable snapshot.
 * Where the input hash is that of the newest snapshot, nothing is computed and nothing stored.
 *
 * Cost without a change O(tally cells); with one O(tally cells + systems³ + annotators). Independent of the votes.
 *
 * @returns the snapshots that were stored
 */
export async function refreshLeaderboards(clock: Clock = systemClock): Promise<{ arena: string; view: BoardView }[]> {
  const arenas = await db.arena.findMany({ where: { closedAt: null }, select: { id: true, slug: true } });
  const stored: { arena: string; view: BoardView }[] = [];
  for (const arena of arenas) {
    const input = await readInput(arena.id);
    for (const view of boardView.options) {
      if (await refreshView(arena.id, view, input, clock)) stored.push({ arena: arena.slug, view });
    }
  }
  return stored;
}

interface Input {
  readonly cells: CountedCell[];
  readonly systems: CountedSystem[];
  readonly excluded: Record<string, number>;
}

async function readInput(arenaId: string): Promise<Input> {
  const [tallies, systems, excluded] = await Promise.all([
    db.tally.findMany({ where: { arenaId } }),
    db.system.findMany({
      where: { arenaId },
      select: { id: true, slug: true, name: true, family: true, strategy: true },
    }),
    db.$queryRaw<{ reason: string; votes: number }[]>`
      SELECT exclusion_reason AS reason, count(*)::int AS votes
      FROM vote JOIN battle ON battle.id = vote.battle_id
      WHERE exclusion_reason IS NOT NULL AND battle.arena_id = ${arenaId}::uuid
      GROUP BY exclusion_reason`,
  ]);
  return {
    cells: tallies.map(({ leftSystemId, rightSystemId, standpoint, source, outcome, votes }) => ({
      left: leftSystemId,
      right: rightSystemId,
      standpoint,
      source,
      outcome,
      votes,
    })),
    systems,
    excluded: Object.fromEntries(excluded.map(({ reason, votes }) => [reason, votes])),
  };
}

async function refreshView(arenaId: string, view: BoardView, input: Input, clock: Clock): Promise<boolean> {
  const cells = cellsOfView(input.cells, view);
  const inputHash = hashInput(cells, input.systems, input.excluded);
  const newest = await db.snapshot.findFirst({
    where: { arenaId, view },
    orderBy: { createdAt: "desc" },
    select: { inputHash: true },
  });
  if (newest?.inputHash === inputHash) return false;

  const rated = rateSystems(cells, input.systems);
  const people = await countPeople(arenaId, view);
  const content = boardContent.parse(viewContent(rated, input, people));
  await db.snapshot.create({
    data: {
      arenaId,
      view,
      method: `${rated.method}, ties by ${rated.tie.model}`,
      parameters: { ...rated.parameters, version: boardMethodVersion, tie: rated.tie, iterations: rated.iterations },
      inputHash,
      codeVersion: codeVersion(),
      votes: rated.votes,
      simulatedVotes: cells.filter((c) => c.source === "simulated").reduce((sum, c) => sum + c.votes, 0),
      content,
      createdAt: clock.now(),
    },
  });
  return true;
}

function viewContent(
  rated: ReturnType<typeof rateSystems>,
  { systems, excluded }: Input,
  people: Pick<BoardContent, "annotators" | "simulatedAnnotators" | "tasks" | "personas">,
): BoardContent {
  const byId = new Map(systems.map((system) => [system.id, system]));
  const boardSystems = rated.systems.map((row) => {
    const { slug, name, family, strategy } = byId.get(row.id)!;
    return {
      system: slug,
      name,
      family,
      strategy,
      rating: row.rating,
      low: row.low,
      high: row.high,
      rank: row.rank,
      votes: row.votes,
      winRate: row.winRate,
      bothBadRate: row.votes > 0 ? row.bothBad / row.votes : null,
      missingVotes: row.missing,
      collecting: row.reason,
      component: row.component,
    };
  });
  return {
    systems: boardSystems.sort((a, b) => (b.rating ?? -Infinity) - (a.rating ?? -Infinity) || b.votes - a.votes),
    lifts: rated.lifts.map(({ systemId, family, strategy, lift, low, high }) => ({
      system: byId.get(systemId)!.slug,
      family,
      strategy,
      lift,
      low,
      high,
    })),
    interval: rated.parameters.interval,
    excluded,
    ...people,
  };
}

/** Who and what stands behind the votes. A lateral LIMIT 1 for each annotator: O(annotators), not O(votes). */
async function countPeople(arenaId: string, view: BoardView) {
  const [row] = await db.$queryRaw<Record<"annotators" | "simulatedAnnotators" | "tasks" | "personas", number>[]>`
    WITH judge AS (
      SELECT annotator.source FROM annotator CROSS JOIN LATERAL (
        SELECT FROM battle JOIN vote ON vote.battle_id = battle.id
        WHERE battle.annotator_id = annotator.id AND battle.arena_id = ${arenaId}::uuid LIMIT 1
      ) AS judged WHERE ${view} = 'all' OR annotator.source = 'human'
    )
    SELECT
      (SELECT count(*)::int FROM judge) AS annotators,
      (SELECT count(*)::int FROM judge WHERE source = 'simulated') AS "simulatedAnnotators",
      (SELECT count(*)::int FROM task WHERE arena_id = ${arenaId}::uuid AND retired_at IS NULL) AS tasks,
      (SELECT count(*)::int FROM arena_persona WHERE arena_id = ${arenaId}::uuid) AS personas`;
  return row!;
}
