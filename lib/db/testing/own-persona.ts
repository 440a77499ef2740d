import { vi } from "vitest";
import { db } from "@/lib/db/client";
import { saveOwnPersona } from "@/lib/personas/own/commands";
import type { SaveOwnPersonaBody } from "@/lib/personas/own/schema";
import { embeddedSystems } from "@/lib/systems/embedded/registry";
import type { SystemRequest } from "@/lib/systems/port";
import { createAnnotator, createSystem } from "./factories";

/** Words that stand in one part of the persona alone, so that a test can see where each part goes. */
export const marks = {
  description: "zeppelinsmith",
  attributes: "quarrymaster",
  preferences: "irrigation",
  history: "lighthousekeeping",
} as const;

/** A persona that says something in every part. */
export function ownBody(changes: Partial<SaveOwnPersonaBody> = {}): SaveOwnPersonaBody {
  return {
    description: `I am a ${marks.description}.`,
    attributes: [{ label: "Work", value: marks.attributes }],
    interests: [{ topic: marks.preferences, isLiked: true }],
    history: [{ happenedOn: "2026-01-02", action: "liked", text: marks.history }],
    evidence: {
      answers: [{ question: "set-out", answer: 5 }],
      verdicts: [{ pair: "boats", verdict: "right" }],
    },
    visibility: { description: "outputs", preferences: "outputs", attributes: "outputs", history: "outputs" },
    byHand: { length: -0.8 },
    ...changes,
  };
}

/** An annotator who agreed to everything, with a persona of their own. */
export async function createOwner(changes: Partial<SaveOwnPersonaBody> = {}) {
  const annotator = await createAnnotator();
  return { annotator, persona: await saveOwnPersona({ annotatorId: annotator.id, ...ownBody(changes) }) };
}

/** Is called with every request that an embedded system gets from now on; the systems work as ever. */
export function watchEmbeddedSystems() {
  const asked = vi.fn<(request: SystemRequest) => void>();
  for (const system of embeddedSystems) {
    const make = system.make.bind(system);
    vi.spyOn(system, "make").mockImplementation((request) => {
      asked(request);
      return make(request);
    });
  }
  return asked;
}

const source = [
  "Geography",
  "Climate: dry in summer, with rain in winter; irrigation is needed for most crops in the valleys of the south",
  "Terrain: plains and hills, cut by two rivers that reach the sea in a broad delta of reeds and sand",
  "Economy",
  "Exports: copper, wine and wool; the lighthousekeeping service sells its old lamps abroad",
  "Industries: mining, milling, and the work of one zeppelinsmith in the capital",
  "People",
  "Languages: three, of which the oldest is spoken in the hills alone",
  "Religions: many, none of them with more than a third of the people",
].join("\n");

/** The embedded arena of texts with short sources and no outputs: they are made on demand. One for each test file. */
export async function createEmbeddedArena(options: { tasks?: number; systems?: readonly string[] } = {}) {
  const arena = await db.arena.create({
    data: { slug: "text", name: "Text", modality: "text", summary: "Texts.", instructions: "Judge." },
  });
  const systems = embeddedSystems.filter(
    ({ arena: slug, slug: name }) => slug === "text" && (options.systems?.includes(name) ?? true),
  );
  for (const { slug, family, strategy } of systems) await createSystem(arena.id, { slug, family, strategy });
  for (let task = 0; task < (options.tasks ?? 2); task += 1) {
    const facts = {
      slug: `task-${task}`,
      prompt: ["What is sold?", "What grows?"][task % 2]!,
      sourceTitle: "A country",
    };
    await db.task.create({ data: { arenaId: arena.id, ...facts, sourceText: source, options: { words: 30 } } });
  }
  return arena;
}
