import { LRUCache } from "lru-cache";
import { judgedAlone } from "@/lib/arenas/queries";
import { policyParts } from "@/lib/sampling/arena-policy";
import { shareOfRepeats } from "@/lib/sampling/draw-repeat";
import { DrawSpace, nameOfPair, type OutputPair } from "@/lib/sampling/draw-space";
import { mixParts, type Policy, type PolicyPart } from "@/lib/sampling/policy/mix-parts";
import { overlapPart } from "@/lib/sampling/space-parts";
import { type DrawScope, readDrawScope } from "../queries";
import { readOpenOverlaps, readPlan } from "./queries";

interface Overlap {
  readonly id: string;
  readonly pair: OutputPair;
  wanted: number;
}

/**
 * What a process draws from, as it knew it some seconds ago: the outputs, the plan and the shared pairs of an arena, or of one persona of it.
 * It counts down the shared pairs that it hands out itself.
 */
export class LiveScope {
  readonly arenaId: string;
  readonly space: DrawSpace;
  readonly repeatShare: number;
  readonly #overlapShare: number;
  readonly #parts: readonly PolicyPart<OutputPair>[];
  readonly #overlaps: ReadonlyMap<string, Overlap>;

  constructor(
    { arenaId, settings, cells, controls, personaOf }: DrawScope,
    plan: Awaited<ReturnType<typeof readPlan>>,
    overlaps: Awaited<ReturnType<typeof readOpenOverlaps>>,
  ) {
    this.arenaId = arenaId;
    this.space = new DrawSpace(cells);
    this.repeatShare = shareOfRepeats(settings.shares);
    this.#overlapShare = settings.shares.overlap;
    this.#parts = policyParts({
      space: this.space,
      shares: settings.shares,
      plan: plan && { ...plan, judgedOfPersonas: byVersion(plan.judgedOfPersonas, personaOf) },
      controls,
    });
    this.#overlaps = new Map(
      overlaps.flatMap(({ id, firstOutputId, secondOutputId, wanted }) => {
        const pair = this.space.find(firstOutputId, secondOutputId);
        return pair ? [[nameOfPair(pair), { id, pair, wanted }]] : [];
      }),
    );
  }

  /** The policy for an annotator who has seen these pairs; null where nothing can be drawn. O(shared pairs). */
  policyFor(seen: ReadonlyMap<string, OutputPair>): Policy<OutputPair> | null {
    const wanted = [...this.#overlaps.values()].filter(({ pair, wanted }) => wanted > 0 && !seen.has(nameOfPair(pair)));
    return mixParts([
      ...this.#parts,
      overlapPart(
        "overlap",
        this.#overlapShare,
        wanted.map(({ pair }) => pair),
      ),
    ]);
  }

  /** The shared pair that a battle on this pair counts for, whichever part drew it. */
  overlapOf(pair: OutputPair): string | null {
    return this.#overlaps.get(nameOfPair(pair))?.id ?? null;
  }

  /** Notes that one more annotator was shown a shared pair. */
  handedOut(pair: OutputPair): void {
    const overlap = this.#overlaps.get(nameOfPair(pair));
    if (overlap) overlap.wanted -= 1;
  }
}

// What can be drawn changes when a system comes or goes, which may take effect some seconds later.
const scopes = new LRUCache<string, LiveScope>({
  max: 200,
  ttl: 5_000,
  allowStale: true,
  noDeleteOnFetchRejection: false,
  fetchMethod: async (key) => {
    const [arena, persona] = JSON.parse(key) as [string, string | null];
    const scope = await readDrawScope(arena, persona ?? undefined);
    if (scope.mode !== "pairwise") throw judgedAlone();
    const [plan, overlaps] = await Promise.all([readPlan(scope.arenaId), readOpenOverlaps(scope.arenaId, new Date())]);
    return new LiveScope(scope, plan, overlaps);
  },
});

/**
 * The scope of an arena, or of one persona of it, at most some seconds old; `isFresh` reads it again.
 *
 * @throws AppError arena_not_found | persona_not_found | judged_otherwise
 */
export async function liveScope(arena: string, persona: string | undefined, isFresh: boolean): Promise<LiveScope> {
  return scopes.forceFetch(JSON.stringify([arena, persona ?? null]), {
    forceRefresh: isFresh,
    allowStale: !isFresh,
  });
}

function byVersion(judged: ReadonlyMap<string, number>, personaOf: ReadonlyMap<string, string>): Map<string, number> {
  return new Map([...personaOf].map(([version, persona]) => [version, judged.get(persona) ?? 0]));
}
