import { arenaNotFound, requireTask } from "@/lib/arenas/queries";
import { type SamplingSettings, samplingSettings } from "@/lib/arenas/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { requirePersonaVersion } from "@/lib/personas/queries";
import type { Cell, SampledOutput } from "@/lib/sampling/draw-space";
import { readBlob } from "@/lib/storage/blobs";
import { requireParts } from "@/lib/systems/queries";
import { chooseVersion } from "./choose-version";
import { type Battle, type BattlePart, ownPersonaSlug } from "./schema";
import { type BattleRow, viewBattle, viewParts, viewSurroundings } from "./view";

/** What can be drawn in an arena, or for one persona of it. */
export interface DrawScope {
  readonly arenaId: string;
  readonly settings: SamplingSettings;
  readonly mode: "pairwise" | "absolute";
  readonly scale: number | null;
  readonly cells: readonly Cell[];
  /** Each system that has a control in its family, with the control, by id. */
  readonly controls: ReadonlyMap<string, string>;
  /** The persona of each persona version, by id. */
  readonly personaOf: ReadonlyMap<string, string>;
}

/**
 * Reads every output that may be drawn: of systems and tasks that are not retired and of the newest version of the
 * described personas that has its outputs. O(outputs); the caller keeps it for a while.
 *
 * @throws AppError arena_not_found | persona_not_found
 */
export async function readDrawScope(arenaSlug: string, personaSlug: string | undefined): Promise<DrawScope> {
  const arena = await db.arena.findUnique({
    where: { slug: arenaSlug },
    select: { id: true, mode: true, scale: true, closedAt: true, sampling: true },
  });
  if (!arena || arena.closedAt) throw await arenaNotFound(arenaSlug);
  const personas = await db.persona.findMany({
    where: { kind: "described", retiredAt: null, arenas: { some: { arenaId: arena.id } }, slug: personaSlug },
    select: { id: true, versions: { select: { id: true, version: true } } },
  });
  if (personaSlug && personas.length === 0) throw new AppError("persona_not_found");
  const personaOf = await readDrawnVersions(arena.id, personas);

  const outputs = await db.output.findMany({
    where: {
      arenaId: arena.id,
      personaVersionId: { in: [...personaOf.keys()] },
      system: { retiredAt: null },
      task: { retiredAt: null },
    },
    orderBy: { id: "asc" },
    select: { id: true, systemId: true, contentHash: true, taskId: true, personaVersionId: true },
  });
  const systems = await db.system.findMany({
    where: { arenaId: arena.id, retiredAt: null },
    select: { id: true, family: true, strategy: true },
  });
  const cells = new Map<string, { taskId: string; personaVersionId: string; outputs: SampledOutput[] }>();
  for (const { taskId, personaVersionId, ...output } of outputs) {
    const key = `${taskId} ${personaVersionId}`;
    const cell = cells.get(key) ?? { taskId, personaVersionId, outputs: [] };
    cell.outputs.push(output);
    cells.set(key, cell);
  }
  return {
    arenaId: arena.id,
    mode: arena.mode,
    scale: arena.scale,
    settings: samplingSettings.parse(arena.sampling),
    cells: [...cells.values()],
    controls: controlsOf(systems),
    personaOf,
  };
}

/** The version that each persona is drawn with, by its id, with the persona's. */
async function readDrawnVersions(
  arenaId: string,
  personas: readonly { id: string; versions: { id: string; version: number }[] }[],
): Promise<Map<string, string>> {
  const counts = await db.output.groupBy({
    by: ["personaVersionId"],
    where: {
      arenaId,
      personaVersionId: { in: personas.flatMap(({ versions }) => versions.map(({ id }) => id)) },
      system: { retiredAt: null },
      task: { retiredAt: null },
    },
    _count: true,
  });
  const outputsOf = new Map(counts.map(({ personaVersionId, _count }) => [personaVersionId, _count]));
  return new Map(
    personas.flatMap(({ id, versions }) => {
      const chosen = chooseVersion(
        versions.map((version) => ({ ...version, outputs: outputsOf.get(version.id) ?? 0 })),
      );
      return chosen ? [[chosen.id, id]] : [];
    }),
  );
}

function controlsOf(systems: readonly { id: string; family: string; strategy: string }[]): Map<string, string> {
  const controls = new Map(
    systems.flatMap(({ id, family, strategy }) => (strategy === "generic" ? [[family, id]] : [])),
  );
  return new Map(
    systems.flatMap(({ id, family, strategy }) => {
      const control = controls.get(family);
      return strategy === "generic" || control === undefined ? [] : [[id, control]];
    }),
  );
}

/** Completes battles with what is shown of them. Cached content; a new output or persona costs one query each. */
export async function viewBattles(rows: readonly BattleRow[]): Promise<Battle[]> {
  return Promise.all(
    rows.map(async (row) => {
      const [task, persona, left, right] = await Promise.all([
        requireTask(row.taskId),
        requirePersonaVersion(row.personaVersionId),
        requireParts(row.leftOutputId),
        requireParts(row.rightOutputId),
      ]);
      return viewBattle(row, { task, persona, left, right });
    }),
  );
}

/**
 * One output as it is shown by itself, with task and persona around it; addresses of images begin with `base`. Cached as in `viewBattles`.
 */
export async function viewOutput(
  base: string,
  place: { readonly taskId: string; readonly personaVersionId: string; readonly outputId: string },
): Promise<Pick<Battle, "arena" | "modality" | "task" | "persona"> & { output: { parts: BattlePart[] } }> {
  const [task, persona, parts] = await Promise.all([
    requireTask(place.taskId),
    requirePersonaVersion(place.personaVersionId),
    requireParts(place.outputId),
  ]);
  return {
    ...viewSurroundings(base, { task, persona }),
    output: { parts: viewParts(`${base}/images/output`, parts) },
  };
}

/** The annotator's battles that still wait for a vote, oldest first: a reload shows the same battle again. */
export async function listOpenBattles(input: {
  annotatorId: string;
  arena: string;
  /** Only battles made for this persona; `me`: the newest version of their own. Without it, for described personas. */
  persona?: string;
  now?: Date;
}): Promise<Battle[]> {
  const rows = await db.battle.findMany({
    where: {
      annotatorId: input.annotatorId,
      arena: { slug: input.arena },
      ...(await openFor(input.annotatorId, input.persona)),
      vote: null,
      expiresAt: { gt: input.now ?? new Date() },
    },
    orderBy: { createdAt: "asc" },
    take: 2,
  });
  return viewBattles(rows);
}

/** Battles of one's own persona wait apart: who judges for others is not asked about themselves in between. */
async function openFor(annotatorId: string, persona: string | undefined) {
  if (persona !== ownPersonaSlug) {
    return { standpoint: "proxy" as const, leftOutput: { personaVersion: { persona: { slug: persona } } } };
  }
  const newest = await db.personaVersion.findFirst({
    where: { persona: { annotatorId, retiredAt: null } },
    orderBy: { version: "desc" },
    select: { id: true },
  });
  return { standpoint: "owner" as const, personaVersionId: { in: newest ? [newest.id] : [] } };
}

/**
 * The source text of a battle's task.
 *
 * @throws AppError battle_not_found, also where the battle is somebody else's or its task has no source text
 */
export async function readBattleSource(input: { battleId: string; annotatorId: string }): Promise<string> {
  const [row] = await db.$queryRaw<{ source_text: string | null }[]>`
    SELECT task.source_text FROM battle JOIN task ON task.id = battle.task_id
    WHERE battle.id = ${input.battleId}::uuid AND battle.annotator_id = ${input.annotatorId}::uuid`;
  if (!row?.source_text) throw new AppError("battle_not_found");
  return row.source_text;
}

/**
 * An image of a battle, by its place in the battle: `left-0`, `right-1`, `history-3`, `source`.
 *
 * @throws AppError battle_not_found, also where the battle is somebody else's or has no such image
 */
export async function readBattleImage(input: { battleId: string; annotatorId: string; name: string }) {
  const battle = await db.battle.findFirst({
    where: { id: input.battleId, annotatorId: input.annotatorId },
    select: { taskId: true, personaVersionId: true, leftOutputId: true, rightOutputId: true },
  });
  const image =
    battle &&
    (await readPlacedImage(
      { ...battle, outputs: { left: battle.leftOutputId, right: battle.rightOutputId } },
      input.name,
    ));
  if (!image) throw new AppError("battle_not_found");
  return image;
}

/** What is shown together: images are named by their place in it. */
interface ShownTogether {
  readonly taskId: string;
  readonly personaVersionId: string;
  /** Output by the name of its place, `left`. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** An image by its place in what is shown together: `source`, `history-3`, or a place of an output with the number of its part. Null where there is none. */
export async function readPlacedImage(
  shown: ShownTogether,
  name: string,
): Promise<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const image = await findImage(shown, name);
  return image && { mediaType: image.mediaType, bytes: await readBlob(image.blob) };
}

async function findImage(shown: ShownTogether, name: string): Promise<{ blob: string; mediaType: string } | null> {
  if (name === "source") {
    const task = await db.task.findUnique({ where: { id: shown.taskId }, select: { sourceImage: true } });
    return task?.sourceImage ? { blob: task.sourceImage, mediaType: "image/webp" } : null;
  }
  const [place, number] = name.split("-");
  const position = Number(number);
  if (place === "history") {
    const event = await db.personaHistory.findUnique({
      where: { personaVersionId_position: { personaVersionId: shown.personaVersionId, position } },
      select: { image: true },
    });
    return event?.image ? { blob: event.image, mediaType: "image/webp" } : null;
  }
  const outputId = shown.outputs[place ?? ""];
  if (outputId === undefined) return null;
  const part = await db.outputPart.findUnique({
    where: { outputId_position: { outputId, position } },
    select: { blob: true, mediaType: true },
  });
  return part?.blob && part.mediaType ? { blob: part.blob, mediaType: part.mediaType } : null;
}
