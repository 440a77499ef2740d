import { createHash } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { cropGeneric } from "@/lib/systems/embedded/image/crop-generic";
import { cropHistory } from "@/lib/systems/embedded/image/crop-history";
import { cropPersona } from "@/lib/systems/embedded/image/crop-persona";
import { darkroomCollaborative } from "@/lib/systems/embedded/image/darkroom-collaborative";
import { darkroomGeneric } from "@/lib/systems/embedded/image/darkroom-generic";
import { darkroomHistory } from "@/lib/systems/embedded/image/darkroom-history";
import { darkroomPersona } from "@/lib/systems/embedded/image/darkroom-persona";
import { frameOf } from "@/lib/systems/embedded/image/frame";
import type { System } from "@/lib/systems/port";
import { imageArena } from "./image-arena";
import { loadPhotograph } from "./image-photographs";
import type { PersonaSeed, TaskSeed } from "./types";

const systems: readonly System[] = [
  darkroomGeneric,
  darkroomPersona,
  darkroomHistory,
  darkroomCollaborative,
  cropGeneric,
  cropPersona,
  cropHistory,
];

let tasks: readonly TaskSeed[];
let personas: readonly PersonaSeed[];

beforeAll(async () => {
  [tasks, personas] = await Promise.all([imageArena.loadTasks(), imageArena.loadPersonas()]);
}, 60_000);

describe("the material of the image arena", () => {
  it("has twelve tasks with their photograph without metadata, title and credit", async () => {
    expect(tasks).toHaveLength(12);
    expect(new Set(tasks.map((task) => task.slug)).size).toBe(12);
    for (const task of tasks) {
      const { format, exif, icc, xmp, width } = await sharp(task.sourceImage).metadata();
      expect({ format, exif, icc, xmp }).toEqual({ format: "webp" });
      expect(width).toBeGreaterThan(700);
      expect(task.sourceTitle).toBeTruthy();
      expect(task.sourceCredit).toContain("Getty");
      expect(() => frameOf(task.options)).not.toThrow();
    }
  });

  it("has eight people of different taste, each with a dated past of 5 to 8 events and prints in it", () => {
    expect(personas).toHaveLength(8);
    const tastes = personas.map(({ preferences }) =>
      preferences
        .filter(({ aspect, isLiked }) => isLiked && aspect !== "topic")
        .map(({ aspect, value }) => `${aspect} ${value}`)
        .join(),
    );
    expect(new Set(tastes).size).toBe(8);
    for (const { history, slug } of personas) {
      expect(history.length, slug).toBeGreaterThanOrEqual(5);
      expect(history.length, slug).toBeLessThanOrEqual(8);
      expect(history.filter((event) => event.image !== undefined).length, slug).toBeGreaterThanOrEqual(3);
      const days = history.map((event) => event.happenedOn);
      expect(days).toEqual([...days].sort());
    }
  });

  it("keeps metadata out of the prints of the past, and makes them alike each time", async () => {
    const again = await imageArena.loadPersonas();
    for (const [place, persona] of personas.entries()) {
      expect(again[place]).toEqual(persona);
      for (const { image } of persona.history) {
        if (image === undefined) continue;
        const { exif, icc, xmp, format, width, height } = await sharp(image).metadata();
        expect({ exif, icc, xmp, format }).toEqual({ exif: undefined, icc: undefined, xmp: undefined, format: "webp" });
        expect(Math.max(width, height)).toBe(480);
      }
    }
  });

  it("names the optional package that is missing", async () => {
    const missing = { title: "", credit: "", packageName: "@stdlib/datasets-img-absent" };
    await expect(loadPhotograph(missing)).rejects.toThrow(/@stdlib\/datasets-img-absent is not installed.*image arena/);
  });
});

describe("every print of the arena: 12 tasks × 8 people × 7 systems", () => {
  /** Hash of the print by system, task and persona. */
  const prints = new Map<string, string>();
  const printOf = (system: System, task: TaskSeed, persona: PersonaSeed) =>
    prints.get(`${system.slug} ${task.slug} ${persona.slug}`);

  beforeAll(async () => {
    for (const task of tasks) {
      const frame = frameOf(task.options);
      for (const persona of personas) {
        const others = personas.filter((other) => other !== persona);
        const made = await Promise.all(systems.map((system) => system.make({ task, persona, others })));
        for (const [place, { parts }] of made.entries()) {
          const part = parts[0];
          const { slug } = systems[place]!;
          if (part?.type !== "image") throw new Error(`${slug} made no image.`);
          expect(part).toMatchObject({ ...frame, mediaType: "image/webp", alt: task.sourceTitle });
          prints.set(`${slug} ${task.slug} ${persona.slug}`, createHash("sha256").update(part.bytes).digest("hex"));
        }
      }
    }
  }, 300_000);

  it.each(systems.map((system) => [system.slug, system] as const))("%s", (_, system) => {
    let pairs = 0;
    let different = 0;
    for (const task of tasks) {
      for (const [place, one] of personas.entries()) {
        for (const other of personas.slice(place + 1)) {
          pairs++;
          if (printOf(system, task, one) !== printOf(system, task, other)) different++;
        }
      }
    }
    expect(pairs).toBe(12 * 28);
    if (system.strategy === "generic") expect(different).toBe(0);
    else expect(different / pairs).toBeGreaterThanOrEqual(0.8);
  });

  it("never prints two controls alike", () => {
    for (const task of tasks) {
      const persona = personas[0]!;
      expect(printOf(darkroomGeneric, task, persona)).not.toBe(printOf(cropGeneric, task, persona));
    }
  });
});
