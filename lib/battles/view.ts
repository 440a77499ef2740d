import type { TaskView } from "@/lib/arenas/schema";
import type { PersonaView } from "@/lib/personas/schema";
import type { PartView } from "@/lib/systems/schema";
import type { Battle, BattlePart } from "./schema";

/** The record's columns that a battle's page needs, as the queries read them. */
export interface BattleRow {
  readonly id: string;
  readonly taskId: string;
  readonly personaVersionId: string;
  readonly leftOutputId: string;
  readonly rightOutputId: string;
  readonly standpoint: "owner" | "proxy";
  readonly expiresAt: Date;
}

/** What stands around outputs: what was asked, and who they were made for. */
interface Surroundings {
  readonly task: TaskView;
  readonly persona: PersonaView;
}

export interface BattleContent extends Surroundings {
  readonly left: readonly PartView[];
  readonly right: readonly PartView[];
}

/**
 * A battle as the annotator may see it before the vote. Everything is addressed by its place in this battle: ids of
 * outputs, hashes and storage keys would let somebody recognize an output that was revealed to them before.
 */
export function viewBattle(row: BattleRow, content: BattleContent): Battle {
  const base = `/api/v1/battles/${row.id}`;
  return {
    id: row.id,
    ...viewSurroundings(base, content),
    standpoint: row.standpoint,
    left: { parts: viewParts(`${base}/images/left`, content.left) },
    right: { parts: viewParts(`${base}/images/right`, content.right) },
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** Task and persona as they stand around outputs that are judged, with addresses under `base`. */
export function viewSurroundings(
  base: string,
  { task, persona }: Surroundings,
): Pick<Battle, "arena" | "modality" | "task" | "persona"> {
  return {
    arena: task.arena,
    modality: task.modality,
    task: { prompt: task.prompt, source: viewSource(base, task) },
    persona: {
      ...persona,
      history: persona.history.map(({ hasImage, ...event }, position) => ({
        ...event,
        ...(hasImage ? { imageUrl: `${base}/images/history-${position}` } : {}),
      })),
    },
  };
}

function viewSource(base: string, task: TaskView): Battle["task"]["source"] {
  if (task.sourceTitle === null) return undefined;
  return {
    title: task.sourceTitle,
    ...(task.sourceCredit === null ? {} : { credit: task.sourceCredit }),
    ...(task.sourceWords === null ? {} : { words: task.sourceWords, textUrl: `${base}/source` }),
    ...(task.hasSourceImage ? { imageUrl: `${base}/images/source` } : {}),
  };
}

/** Parts with the addresses of images: their place after `base`. */
export function viewParts(base: string, parts: readonly PartView[]): BattlePart[] {
  return parts.map((part, position) => (part.type === "image" ? { ...part, url: `${base}-${position}` } : part));
}
