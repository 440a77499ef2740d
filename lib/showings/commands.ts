import { LRUCache } from "lru-cache";
import { v7 as uuidv7 } from "uuid";
import { consentVersion } from "@/lib/annotators/schema";
import { battleLifetimeMs } from "@/lib/battles/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { cryptoRandom } from "@/lib/crypto-random";
import { db, type Transaction } from "@/lib/db/client";
import { isOfGone } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import { contentKey, type DrawnShowing, drawShowing } from "@/lib/sampling/draw-showing";
import { readShowingScope, type ShowingRow, type ShowingScope, viewShowing } from "./queries";
import type { CreateShowingBody, Showing } from "./schema";

export interface CreateShowing extends CreateShowingBody {
  readonly annotatorId: string;
}

// What can be drawn changes when a system comes or goes, which may take effect some seconds later.
const scopes = new LRUCache<string, ShowingScope>({
  max: 200,
  ttl: 5_000,
  allowStale: true,
  noDeleteOnFetchRejection: false,
  fetchMethod: async (key) => {
    const [arena, persona] = JSON.parse(key) as [string, string | null];
    return readShowingScope(arena, persona ?? undefined);
  },
});

/**
 * Draws the next output of an annotator in an absolute arena: one whose content they have not been shown, by `drawShowing`, stored with its
 * probability.
 *
 * One transaction that waits for another draw of the same annotator, so that two tabs never show the same content twice. Cost O(outputs +
 * showings of this annotator in this arena), whatever the number of assessments.
 *
 * @throws AppError arena_not_found | judged_otherwise | persona_not_found | nothing_left |
 *   consent_required, also where the annotator signed in while it was being drawn
 */
export async function createShowing(input: CreateShowing, clock: Clock = systemClock): Promise<Showing> {
  return drawOne(input, clock).catch((cause: unknown) => {
    throw isOfGone(cause) ? new AppError("consent_required", { cause }) : cause;
  });
}

async function drawOne(input: CreateShowing, clock: Clock): Promise<Showing> {
  const scope = await scopes.fetch(JSON.stringify([input.arena, input.persona ?? null]));
  if (!scope) throw new AppError("arena_not_found");
  const row =
    (await drawAndStore(input.annotatorId, scope, clock)) ??
    // Before saying that nothing is left: with fresh knowledge of what there is.
    (await drawAndStore(input.annotatorId, await readShowingScope(input.arena, input.persona), clock));
  if (row) return viewShowing(row);
  throw new AppError("nothing_left", {
    detail: "Every output that there is here has your assessment or waits for it. Thank you.",
  });
}

async function drawAndStore(annotatorId: string, scope: ShowingScope, clock: Clock): Promise<ShowingRow | null> {
  const now = clock.now();
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`showing ${annotatorId}`}, 0))`;
    const consent = await tx.consent.count({ where: { annotatorId, version: consentVersion, withdrawnAt: null } });
    if (consent === 0) throw new AppError("consent_required");
    const seen = await readSeen(tx, annotatorId, scope.arenaId, now);
    const drawn = drawShowing(scope.contents, (key) => seen.has(key), cryptoRandom);
    return drawn && storeShowing(tx, annotatorId, scope, drawn, now);
  });
}

/** Keys of what this annotator was shown, but for what they let expire. */
async function readSeen(tx: Transaction, annotatorId: string, arenaId: string, now: Date): Promise<Set<string>> {
  const rows = await tx.showing.findMany({
    where: { annotatorId, arenaId, OR: [{ expiresAt: { gt: now } }, { assessment: { isNot: null } }] },
    select: { taskId: true, personaVersionId: true, contentHash: true },
  });
  return new Set(
    rows.map(({ taskId, personaVersionId, contentHash }) => contentKey(taskId, personaVersionId, contentHash)),
  );
}

async function storeShowing(
  tx: Transaction,
  annotatorId: string,
  { scale }: ShowingScope,
  { output, probability, part }: DrawnShowing,
  now: Date,
): Promise<ShowingRow> {
  const expiresAt = new Date(now.getTime() + battleLifetimeMs);
  const [row] = await tx.$queryRaw<Omit<ShowingRow, "expiresAt">[]>`
    INSERT INTO showing (
      id, arena_id, annotator_id, task_id, persona_version_id, output_id, system_id, content_hash, scale,
      standpoint, source, sampling_probability, sampling_part, created_at, expires_at)
    SELECT ${uuidv7()}::uuid, output.arena_id, ${annotatorId}::uuid, task_id, persona_version_id, output.id, system_id, content_hash, ${scale},
      CASE WHEN persona.annotator_id = ${annotatorId}::uuid THEN 'owner' ELSE 'proxy' END::standpoint, 'human',
      ${probability}, ${part}, ${now}::timestamptz, ${expiresAt}::timestamptz
    FROM output
    JOIN persona_version ON persona_version.id = output.persona_version_id
    JOIN persona ON persona.id = persona_version.persona_id
    WHERE output.id = ${output.id}::uuid
    RETURNING id, task_id AS "taskId", persona_version_id AS "personaVersionId", output_id AS "outputId", scale, standpoint`;
  if (!row) throw new Error(`output ${output.id} is gone`);
  return { ...row, expiresAt };
}
