import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { arenaNotFound } from "../queries";
import type { ArenaMode, FitScale } from "../schema";

/** How an arena is judged: in pairs, or one output at a time on a scale. */
export interface Judging {
  readonly mode: ArenaMode;
  /** Null for pairs. */
  readonly scale: FitScale | null;
}

/**
 * Changes how an arena is judged, as long as nothing was drawn in it.
 *
 * @param actor who does it, for the audit log
 * @throws AppError arena_not_found | judged_otherwise where it has been judged
 */
export async function setArenaMode(slug: string, judging: Judging, actor: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id } = await requireArena(tx, slug);
    const battle = await tx.battle.findFirst({ where: { arenaId: id }, select: { id: true } });
    const showing = await tx.showing.findFirst({ where: { arenaId: id }, select: { id: true } });
    if (battle ?? showing) {
      throw new AppError("judged_otherwise", {
        detail: `"${slug}" has been judged, so it stays as it is. Make another arena of it: palate arena clone ${slug} NAME.`,
      });
    }
    await tx.arena.update({ where: { id }, data: { ...judging } });
    await tx.auditEntry.create({ data: { actor, action: "arena.mode", subject: slug, detail: { ...judging } } });
  });
}

/**
 * Closes an arena, which takes it off all pages and out of all draws and leaves its record, or opens a closed one again.
 *
 * @param actor who does it, for the audit log
 * @returns whether anything changed
 * @throws AppError arena_not_found
 */
export async function setArenaOpen(slug: string, isOpen: boolean, actor: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const arena = await tx.arena.findUnique({ where: { slug }, select: { id: true, closedAt: true } });
    if (!arena) throw await arenaNotFound(slug);
    if ((arena.closedAt === null) === isOpen) return false;
    await tx.arena.update({ where: { id: arena.id }, data: { closedAt: isOpen ? null : new Date() } });
    await tx.auditEntry.create({ data: { actor, action: isOpen ? "arena.open" : "arena.close", subject: slug } });
    return true;
  });
}

export interface CloneArena extends Judging {
  /** The slug of the arena that is there. */
  readonly from: string;
  readonly slug: string;
  readonly name: string;
  /** What the annotator is told about judging; that of the first arena where both are judged alike, else a plain text of the way. */
  readonly instructions?: string | undefined;
  readonly actor: string;
}

const plainInstructions: Readonly<Record<ArenaMode, string>> = {
  absolute:
    "One output was made for one person. Read what they care about and what they avoid, then say on the scale how well it fits them. Judge it alone, not against others that you remember, and use the whole scale.",
  pairwise:
    "Two outputs were made for the same person. Read what they care about and what they avoid, then choose the one that fits them better.",
};

/**
 * Makes another arena of one that is there, to be judged in a way of its own: the same criteria, systems, tasks, described personas and
 * outputs, and nothing that was judged. One transaction; O(outputs).
 *
 * @returns how many outputs it has
 * @throws AppError arena_not_found | invalid_request where the name is taken
 */
export async function cloneArena({ from, slug, name, instructions, mode, scale, actor }: CloneArena): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const source = await requireArena(tx, from);
      if (await tx.arena.findUnique({ where: { slug }, select: { id: true } })) {
        throw new AppError("invalid_request", { detail: `There is an arena "${slug}" already. Choose another name.` });
      }
      const { _max } = await tx.arena.aggregate({ _max: { position: true } });
      const { id } = await tx.arena.create({
        data: {
          slug,
          name,
          modality: source.modality,
          summary: source.summary,
          instructions: instructions ?? (source.mode === mode ? source.instructions : plainInstructions[mode]),
          criteria: source.criteria as object,
          chips: source.chips as object,
          sampling: source.sampling as object,
          mode,
          scale,
          position: (_max.position ?? 0) + 1,
        },
        select: { id: true },
      });
      const outputs = await copyContent(tx, source.id, id);
      await tx.auditEntry.create({
        data: { actor, action: "arena.clone", subject: slug, detail: { from, mode, scale, outputs } },
      });
      return outputs;
    },
    // An arena with many outputs takes longer than the default of five seconds.
    { timeout: 300_000 },
  );
}

async function requireArena(tx: Transaction, slug: string) {
  const arena = await tx.arena.findUnique({ where: { slug } });
  if (!arena || arena.closedAt) throw await arenaNotFound(slug);
  return arena;
}

/** Systems and tasks are found again by their slugs, outputs by system, task and persona version. Own personas stay where they are. */
async function copyContent(tx: Transaction, fromId: string, toId: string): Promise<number> {
  await tx.$executeRaw`
    INSERT INTO system (id, arena_id, slug, name, family, strategy, organization, licence, description, citation, retired_at, retirement_reason)
    SELECT gen_random_uuid(), ${toId}::uuid, slug, name, family, strategy, organization, licence, description, citation, retired_at, retirement_reason
    FROM system WHERE arena_id = ${fromId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO task (id, arena_id, slug, prompt, source_title, source_text, source_image, source_credit, options, retired_at)
    SELECT gen_random_uuid(), ${toId}::uuid, slug, prompt, source_title, source_text, source_image, source_credit, options, retired_at
    FROM task WHERE arena_id = ${fromId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO arena_persona (arena_id, persona_id)
    SELECT ${toId}::uuid, persona_id FROM arena_persona WHERE arena_id = ${fromId}::uuid`;
  const outputs = await tx.$executeRaw`
    INSERT INTO output (
      id, arena_id, system_id, task_id, persona_version_id, content_hash, persona_use, latency_ms, tokens_in, tokens_out, cost_micro_usd)
    SELECT gen_random_uuid(), ${toId}::uuid, new_system.id, new_task.id, persona_version_id, content_hash, persona_use,
      latency_ms, tokens_in, tokens_out, cost_micro_usd
    FROM output
    JOIN system ON system.id = output.system_id
    JOIN system AS new_system ON new_system.arena_id = ${toId}::uuid AND new_system.slug = system.slug
    JOIN task ON task.id = output.task_id
    JOIN task AS new_task ON new_task.arena_id = ${toId}::uuid AND new_task.slug = task.slug
    JOIN persona_version ON persona_version.id = output.persona_version_id
    JOIN persona ON persona.id = persona_version.persona_id AND persona.kind = 'described'
    WHERE output.arena_id = ${fromId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO output_part (output_id, position, type, text, blob, media_type, width, height)
    SELECT new_output.id, position, type, text, blob, media_type, width, height
    FROM output
    JOIN system ON system.id = output.system_id
    JOIN system AS new_system ON new_system.arena_id = ${toId}::uuid AND new_system.slug = system.slug
    JOIN task ON task.id = output.task_id
    JOIN task AS new_task ON new_task.arena_id = ${toId}::uuid AND new_task.slug = task.slug
    JOIN output AS new_output ON new_output.system_id = new_system.id AND new_output.task_id = new_task.id
      AND new_output.persona_version_id = output.persona_version_id
    JOIN output_part ON output_part.output_id = output.id
    WHERE output.arena_id = ${fromId}::uuid`;
  return outputs;
}
