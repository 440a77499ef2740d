import { type BoardFilter, boardStandpoint, boardTies, viewKey } from "@/lib/leaderboards/schema";
import { type Comparisons, ComparisonsBuilder, filterComparisons } from "@/lib/ranking/comparisons";
import { RatingError } from "@/lib/ranking/errors";
import { type RatingResult, rateComparisons } from "@/lib/ranking/rate";
import type { ReleaseRow } from "./schema";
import { type BoardRow, boards } from "./tables/boards";
import type { SystemRow } from "./tables/systems";

type BoardVote = Pick<
  ReleaseRow,
  "arena" | "annotator_id" | "standpoint" | "source" | "system_left" | "system_right" | "fit"
>;
type BoardSystem = Pick<SystemRow, "arena" | "system" | "family" | "strategy">;

/** A board of published votes. */
export interface FittedBoard {
  readonly arena: string;
  readonly view: string;
  readonly standpoint: BoardFilter["standpoint"];
  readonly votes: number;
  /** Code of the error where the fit had no answer; then there are no rows. */
  readonly failure: string | null;
  readonly rows: readonly BoardRow[];
}

/**
 * Fits every board that a release has from the release's own rows and nothing else: who publishes and who reproduces call this alike. Some 35 bytes
 * a vote.
 */
export class BoardFits {
  readonly #systems = new Map<string, BoardSystem[]>();
  readonly #votes = new Map<string, ComparisonsBuilder>();
  #source: BoardFilter["votes"] = "all";

  /** @param systems of all arenas, in the order of the table `systems` */
  constructor(systems: readonly BoardSystem[]) {
    for (const system of systems) {
      const known = this.#systems.get(system.arena) ?? [];
      known.push(system);
      this.#systems.set(system.arena, known);
    }
  }

  /** Adds a vote, in the order of the table `votes`. */
  add(vote: BoardVote): void {
    let builder = this.#votes.get(vote.arena);
    if (!builder) {
      builder = new ComparisonsBuilder({ systems: this.#systems.get(vote.arena)?.map(({ system }) => system) });
      this.#votes.set(vote.arena, builder);
    }
    this.#source = vote.source;
    builder.add({
      left: vote.system_left,
      right: vote.system_right,
      outcome: vote.fit,
      voter: vote.annotator_id,
      group: vote.standpoint,
    });
  }

  /**
   * All boards that have a vote: by arena, standpoint and tie model. Cost that of nine `rateComparisons` an arena at most.
   *
   * @throws Error a vote names a system that its arena does not have
   */
  *fit(): Generator<FittedBoard> {
    for (const [arena, builder] of [...this.#votes].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      const all = builder.build();
      const systems = this.#systems.get(arena) ?? [];
      if (all.systems.length !== systems.length)
        throw new Error(`votes of ${arena} name a system that it does not have`);
      for (const standpoint of boardStandpoint.options) {
        const chosen = chooseVotes(all, standpoint);
        if (chosen.length === 0) continue;
        for (const ties of boardTies.options) {
          const filter = { votes: this.#source, standpoint, period: "all", tier: "any", ties } as const;
          yield fitBoard(arena, filter, chosen, systems);
        }
      }
    }
  }
}

/** The votes of a standpoint; which standpoint a vote has stands in its group until then. */
function chooseVotes(all: Comparisons, standpoint: BoardFilter["standpoint"]): Comparisons {
  const wanted = all.groups.indexOf(standpoint);
  const chosen = standpoint === "any" ? all : filterComparisons(all, (at) => all.group[at] === wanted);
  return { ...chosen, groups: [], group: new Int32Array(chosen.length).fill(-1) };
}

function fitBoard(
  arena: string,
  filter: BoardFilter,
  votes: Comparisons,
  systems: readonly BoardSystem[],
): FittedBoard {
  const facts = { arena, view: viewKey(filter), standpoint: filter.standpoint, votes: votes.length };
  const rated = systems.map(({ system, family, strategy }) => ({ id: system, family, strategy }));
  try {
    const { result } = rateComparisons(votes, rated, { ties: filter.ties });
    return { ...facts, failure: null, rows: rowsOf(arena, filter, result, systems) };
  } catch (error) {
    if (!(error instanceof RatingError)) throw error;
    return { ...facts, failure: error.code, rows: [] };
  }
}

function rowsOf(
  arena: string,
  filter: BoardFilter,
  { method, parameters, systems: rated, lifts, tie }: RatingResult,
  systems: readonly BoardSystem[],
): BoardRow[] {
  return rated.map((row, at) => {
    const { system, family, strategy } = systems[at]!;
    const [lift] = lifts
      .filter(({ systemId }) => systemId === system)
      .toSorted((one, other) => (one.controlId < other.controlId ? -1 : 1));
    return boards.schema.parse({
      arena,
      view: viewKey(filter),
      standpoint: filter.standpoint,
      ties: filter.ties,
      system,
      family,
      strategy,
      rating: row.rating,
      low: row.low,
      high: row.high,
      interval: row.interval,
      rank: row.rank,
      votes: row.votes,
      win_rate: row.winRate,
      both_bad_rate: row.bothBadRate,
      missing_votes: row.missing,
      reason: row.reason,
      component: row.component,
      lift: lift?.lift ?? null,
      lift_low: lift?.low ?? null,
      lift_high: lift?.high ?? null,
      lift_control: lift?.controlId ?? null,
      method,
      tie_model: tie.model,
      tie_parameter: tie.nu,
      parameters: JSON.stringify(parameters),
    } satisfies BoardRow);
  });
}
