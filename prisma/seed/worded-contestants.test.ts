import { describe, expect, it } from "vitest";
import { statedForm, targetWords } from "@/lib/systems/embedded/language/persona-form";
import { embeddedSystems } from "@/lib/systems/embedded/registry";
import type { System } from "@/lib/systems/port";
import { summaryArena } from "./summary-arena";
import { textArena } from "./text-arena";
import type { ArenaMaterial, PersonaSeed, TaskSeed } from "./types";

const families = /text ?rank|lex ?rank|\bbm ?25\b|query likelihood|lead-k|palate/i;
const usesStatedForm = new Set(["persona", "collaborative", "profile-summary"]);

async function makeText(system: System, task: TaskSeed, persona: PersonaSeed, personas: readonly PersonaSeed[]) {
  const output = await system.make({ task, persona, others: personas.filter((other) => other.slug !== persona.slug) });
  expect(output.parts).toHaveLength(1);
  const part = output.parts[0]!;
  if (part.type !== "text") throw new Error("a text was expected");
  return { text: part.text, personaUse: output.personaUse };
}

/** Share of persona pairs with different outputs. */
function shareDifferent(texts: readonly string[]): number {
  const pairs = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => one !== other));
  return pairs.filter(Boolean).length / pairs.length;
}

describe.each<[string, ArenaMaterial, number]>([
  ["summary", summaryArena, 7],
  ["text", textArena, 6],
])("the %s arena", async (slug, material, atLeast) => {
  const tasks = await material.loadTasks();
  const personas = await material.loadPersonas();
  const systems = embeddedSystems.filter((system) => system.arena === slug);

  it("has its tasks, personas and contestants, each once, each family of the personalizing with its control", () => {
    expect(tasks.length).toBeGreaterThanOrEqual(12);
    expect(personas.length).toBeGreaterThanOrEqual(8);
    expect(systems.length).toBeGreaterThanOrEqual(atLeast);
    for (const list of [tasks, personas, systems])
      expect(new Set(list.map((item) => item.slug)).size).toBe(list.length);
    for (const { family } of systems)
      expect(systems.some((system) => system.family === family && system.strategy === "generic")).toBe(true);
    for (const persona of personas) {
      expect(persona.history.length).toBeGreaterThanOrEqual(5);
      expect(persona.preferences.some(({ isLiked }) => !isLiked)).toBe(true);
      for (const event of persona.history)
        expect(new Date(event.happenedOn).toISOString().slice(0, 10)).toBe(event.happenedOn);
    }
  });

  it.each(systems.map((system) => [system.slug, system] as const))("%s makes what it says", async (_, system) => {
    for (const task of tasks) {
      const made = await Promise.all(personas.map((persona) => makeText(system, task, persona, personas)));
      const texts = made.map(({ text }) => text);
      const shown = `${system.slug} on ${task.slug}`;
      if (system.strategy === "generic") {
        expect(new Set(texts).size, shown).toBe(1);
        expect(new Set(made.map(({ personaUse }) => personaUse))).toEqual(new Set(["nothing"]));
      } else {
        expect(shareDifferent(texts), shown).toBeGreaterThanOrEqual(0.8);
        for (const { personaUse } of made) expect(personaUse).not.toBe("nothing");
      }
      made.forEach(({ text }, at) => {
        const form = usesStatedForm.has(system.strategy)
          ? statedForm(personas[at]!)
          : { layout: "prose", length: "usual" };
        const target = targetWords(task.options.words, form as ReturnType<typeof statedForm>);
        const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
        // The lead takes whole opening sentences, some of fifty words; others choose.
        const [least, most] = system.family === "Lead-k" ? [0.6, 1.3] : [0.65, 1.2];
        expect(words, `${shown}: ${text}`).toBeGreaterThanOrEqual(target * least);
        expect(words, `${shown}: ${text}`).toBeLessThanOrEqual(target * most);
        expect(text.startsWith("- "), shown).toBe(form.layout === "bullets");
        expect(text).not.toMatch(families);
        expect(text).not.toMatch(/<\/?[a-z]|&[a-z]+;|\+\+|\[laughter|\[applause|^fellow[- ]citizens/i);
      });
    }
  });

  it("is deterministic, whatever was made in between", async () => {
    for (const system of systems) {
      const first = await makeText(system, tasks[0]!, personas[0]!, personas);
      for (const task of tasks.slice(0, 3)) await makeText(system, task, personas[1]!, personas);
      expect(await makeText(system, tasks[0]!, personas[0]!, personas)).toEqual(first);
    }
  });
});
