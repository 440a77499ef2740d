import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonaProfile, System, SystemTask } from "@/lib/systems/port";
import { cropGeneric } from "./crop-generic";
import { cropHistory, likedLayout } from "./crop-history";
import { cropPersona } from "./crop-persona";
import { darkroomCollaborative } from "./darkroom-collaborative";
import { darkroomGeneric } from "./darkroom-generic";
import { darkroomHistory } from "./darkroom-history";
import { darkroomPersona } from "./darkroom-persona";
import { planDarkroom } from "./darkroom-plan";
import { readLikedPrints } from "./liked-prints";
import { readPhotograph } from "./photograph";
import { paintPrint } from "./print";

const systems: readonly System[] = [
  darkroomGeneric,
  darkroomPersona,
  darkroomHistory,
  darkroomCollaborative,
  cropGeneric,
  cropPersona,
  cropHistory,
];

/** A dark disk on a colored ramp, with an EXIF block that no print may keep. */
async function drawPhotograph(
  [red, green, blue]: readonly [number, number, number],
  disk: { readonly x: number; readonly y: number; readonly radius: number },
): Promise<Uint8Array> {
  const width = 400;
  const height = 300;
  const pixels = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isInside = Math.hypot(x - disk.x, y - disk.y) < disk.radius;
      const gray = isInside ? 0.1 : 0.35 + 0.6 * (x / width);
      pixels.set([red * gray, green * gray, blue * gray], 3 * (y * width + x));
    }
  }
  return await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Artist: "somebody" } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

function person(slug: string, tone: string, crop: string, image: Uint8Array): PersonaProfile {
  const stated = (aspect: string, value: string) => ({ aspect, value, label: value, weight: 1, isLiked: true });
  return {
    slug,
    name: slug,
    headline: "",
    description: "",
    attributes: [],
    preferences: [stated("tone", tone), stated("crop", crop), stated("grain", "fine"), stated("mat", "cream")],
    history: [{ happenedOn: "2024-01-01", action: "liked", text: "", image }],
  };
}

let task: SystemTask;
let one: PersonaProfile;
let other: PersonaProfile;
const nobody: PersonaProfile = {
  slug: "nobody",
  name: "Nobody",
  headline: "",
  description: "",
  attributes: [],
  preferences: [],
  history: [],
};

beforeAll(async () => {
  task = {
    slug: "disk",
    prompt: "A print of this disk.",
    sourceTitle: "A dark disk",
    sourceImage: await drawPhotograph([250, 235, 205], { x: 280, y: 110, radius: 50 }),
    options: { format: "portrait" },
  };
  one = person("one", "cyanotype", "close", await drawPhotograph([150, 190, 250], { x: 280, y: 110, radius: 50 }));
  other = person("other", "sepia", "thirds", await drawPhotograph([250, 190, 130], { x: 130, y: 190, radius: 90 }));
});

async function bytesOf(system: System, persona: PersonaProfile): Promise<Uint8Array> {
  const others = [one, other].filter((profile) => profile !== persona);
  const { parts } = await system.make({ task, persona, others });
  const part = parts[0];
  if (parts.length !== 1 || part?.type !== "image") throw new Error(`${system.slug} made no single image.`);
  return part.bytes;
}

describe.each(systems.map((system) => [system.slug, system] as const))("%s", (_, system) => {
  it("gives the same bytes for the same request", async () => {
    expect(await bytesOf(system, one)).toEqual(await bytesOf(system, one));
  });

  it("gives nothing away: one size, one type, no metadata, an alternative text of the subject alone", async () => {
    const { parts } = await system.make({ task, persona: one, others: [other] });
    expect(parts).toEqual([
      { type: "image", bytes: expect.anything(), mediaType: "image/webp", width: 660, height: 880, alt: "A dark disk" },
    ]);
    const metadata = await sharp(await bytesOf(system, one)).metadata();
    expect(metadata).toMatchObject({ format: "webp", width: 660, height: 880, channels: 3, hasAlpha: false });
    for (const block of ["exif", "icc", "xmp", "iptc", "comments"] as const) expect(metadata[block]).toBeUndefined();
  });

  it("personalizes, or does not if it is the control", async () => {
    const forOne = await bytesOf(system, one);
    const forOther = await bytesOf(system, other);
    if (system.strategy === "generic") expect(forOne).toEqual(forOther);
    else expect(forOne).not.toEqual(forOther);
  });

  it("prints as its control for a person of whom nothing is known, and says so", async () => {
    const control = system.family === "Crop" ? cropGeneric : darkroomGeneric;
    const made = await system.make({ task, persona: nobody, others: [] });
    expect(made.personaUse).toBe("nothing");
    expect(made.parts).toEqual((await control.make({ task, persona: nobody, others: [] })).parts);
  });

  it("refuses a task without a photograph or of an unknown format", async () => {
    const request = { persona: one, others: [] };
    await expect(system.make({ ...request, task: { ...task, sourceImage: undefined } })).rejects.toThrow(/"disk"/);
    await expect(system.make({ ...request, task: { ...task, options: { format: "round" } } })).rejects.toThrow(
      /"round"/,
    );
  });
});

describe("the color of the prints", () => {
  async function meanBlueness(system: System, persona: PersonaProfile): Promise<number> {
    const { channels } = await sharp(await bytesOf(system, persona)).stats();
    return channels[2]!.mean - channels[0]!.mean;
  }

  it("follows stated taste, liked prints and similar people", async () => {
    expect(await meanBlueness(darkroomPersona, one)).toBeGreaterThan(20);
    expect(await meanBlueness(darkroomPersona, other)).toBeLessThan(-10);
    expect(await meanBlueness(darkroomHistory, one)).toBeGreaterThan(20);
    expect(await meanBlueness(darkroomHistory, other)).toBeLessThan(-20);
    // The only other person likes sepia, so it is sepia that is borrowed.
    expect(await meanBlueness(darkroomCollaborative, one)).toBeLessThan(-10);
  });
});

describe("likedLayout", () => {
  it("finds the disk of a liked print right of the middle and above it", async () => {
    const layout = likedLayout(await readLikedPrints(one.history));
    expect(layout.x).toBeGreaterThan(0.55);
    expect(layout.y).toBeLessThan(0.47);
  });
});

describe("paintPrint", () => {
  it("paints frame, mat and picture in their places", async () => {
    const photograph = await readPhotograph(task.sourceImage!);
    const plan = planDarkroom(task, photograph, { mat: { value: "black", weight: 1 } });
    const pixels = await paintPrint(task, photograph, plan);
    expect(pixels.length).toBe(3 * 660 * 880);
    expect([...pixels.slice(0, 3)]).toEqual([31, 30, 29]);
    // Short side 660: the mat is 59 wide, so the picture's upper left pixel is at (59, 59) and no longer board.
    const corner = 3 * (59 * 660 + 59);
    expect([...pixels.slice(corner, corner + 3)]).not.toEqual([31, 30, 29]);
  });
});
