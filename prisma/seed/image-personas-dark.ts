import { avoids, drawnTo, likes, type PersonaDraft } from "./image-persona-draft";

/** Four people of strong prints: hard, deep, dark and plain. */
export const darkPersonas: readonly PersonaDraft[] = [
  {
    slug: "tomas-echeverri",
    name: "Tomás Echeverri",
    shortName: "Tomás",
    headline: "who climbs towers to mend antennas",
    description:
      "Works where the wind is. Likes rock, rope and metal with an edge to them, grain like grit on the glove, and the picture right up to its border.",
    attributes: [
      { label: "Age", value: "29" },
      { label: "Work", value: "Tower technician" },
      { label: "Home", value: "Shared house, Manizales" },
      { label: "Walls", value: "Bare brick and concrete" },
    ],
    preferences: [
      likes("tone", "selenium", 0.8),
      likes("contrast", "hard", 1),
      likes("grain", "coarse", 0.9),
      likes("mat", "none", 0.7),
      likes("crop", "close", 0.9),
      likes("crop", "thirds", 0.4),
      avoids("contrast", "soft", 0.8),
      avoids("mat", "cream", 0.6),
      drawnTo("mountains", 0.9),
      drawnTo("machines", 0.7),
    ],
    history: [
      {
        happenedOn: "2023-01-15",
        action: "liked",
        text: "Liked a hard print of the snow face alone, no trees before it.",
        print: {
          photograph: "alps",
          treatment: { tone: "selenium", contrast: "hard", crop: { x: 0.62, y: 0.32, height: 0.5, ratio: 1.3 } },
        },
      },
      {
        happenedOn: "2023-10-22",
        action: "disliked",
        text: "Gave away a soft brown house his aunt had framed in cream.",
        print: {
          photograph: "house",
          treatment: { tone: "sepia", contrast: "soft", crop: { x: 0.5, y: 0.5, height: 1, ratio: 1.28 } },
        },
      },
      {
        happenedOn: "2024-06-30",
        action: "kept",
        text: "Kept the airplane's engine and wing roots, printed as large as the wall allowed.",
        print: {
          photograph: "airplane",
          treatment: { tone: "selenium", contrast: "hard", crop: { x: 0.55, y: 0.32, height: 0.5, ratio: 1.3 } },
        },
      },
      { happenedOn: "2024-12-08", action: "asked", text: "Asked for a print without any white around it." },
      {
        happenedOn: "2025-05-18",
        action: "liked",
        text: "Liked the broken ridge over the river, black against the sky.",
        print: {
          photograph: "canyon",
          treatment: { tone: "selenium", contrast: "hard", crop: { x: 0.38, y: 0.4, height: 0.5, ratio: 1.2 } },
        },
      },
    ],
  },
  {
    slug: "sunniva-lie",
    name: "Sunniva Lie",
    shortName: "Sunniva",
    headline: "who keeps a lighthouse as a museum",
    description:
      "Four months of the year are dusk. Likes prints that begin in the dark and let a little warm light in at one side, behind glass that gives back the sea.",
    attributes: [
      { label: "Age", value: "52" },
      { label: "Work", value: "Museum keeper" },
      { label: "Home", value: "Keeper's house, Vesterålen" },
      { label: "Walls", value: "Tarred and painted board, dark green" },
    ],
    preferences: [
      likes("tone", "duotone", 1),
      likes("contrast", "low-key", 0.7),
      likes("grain", "fine", 0.7),
      likes("mat", "black", 0.8),
      likes("crop", "thirds", 1),
      likes("crop", "wide", 0.3),
      avoids("contrast", "high-key", 0.7),
      avoids("crop", "centered", 0.7),
      drawnTo("boats and rivers", 0.8),
      drawnTo("weather", 0.7),
    ],
    history: [
      {
        happenedOn: "2022-12-13",
        action: "kept",
        text: "Kept a print of a moored boat in blue-black and amber for the lamp room.",
        print: {
          photograph: "canyon",
          treatment: { tone: "duotone", contrast: "low-key", crop: { x: 0.4, y: 0.65, height: 0.65, ratio: 1.4 } },
        },
      },
      {
        happenedOn: "2023-07-02",
        action: "read",
        text: "Read the log of a keeper who painted the storm windows black.",
      },
      {
        happenedOn: "2024-02-25",
        action: "liked",
        text: "Liked firs against a last bright ridge, the weight of them on the left.",
        print: {
          photograph: "alps",
          treatment: { tone: "duotone", contrast: "low-key", crop: { x: 0.3, y: 0.5, height: 0.95, ratio: 1.5 } },
        },
      },
      {
        happenedOn: "2024-08-17",
        action: "disliked",
        text: "Found a white flower on white paper too much like noon.",
        print: {
          photograph: "flower",
          treatment: { tone: "neutral", contrast: "high-key", crop: { x: 0.5, y: 0.45, height: 0.9, ratio: 0.8 } },
        },
      },
      {
        happenedOn: "2025-01-26",
        action: "liked",
        text: "Liked the junk's mast off center, with the village going dark behind.",
        print: {
          photograph: "boats",
          treatment: { tone: "duotone", contrast: "low-key", crop: { x: 0.48, y: 0.5, height: 0.75, ratio: 1.4 } },
        },
      },
      {
        happenedOn: "2025-03-09",
        action: "asked",
        text: "Asked for a frame in which the picture glows and the rest does not.",
      },
    ],
  },
  {
    slug: "farid-haidari",
    name: "Farid Haidari",
    shortName: "Farid",
    headline: "who teaches physics to fifteen-year-olds",
    description:
      "Believes in diagrams. Wants black to be black, white to be white, everything in the picture that was in front of the lens, and no perfume of the past.",
    attributes: [
      { label: "Age", value: "44" },
      { label: "Work", value: "Physics teacher" },
      { label: "Home", value: "Row house, Hamilton" },
      { label: "Walls", value: "Pale gray, a whiteboard in the kitchen" },
    ],
    preferences: [
      likes("tone", "neutral", 1),
      likes("contrast", "hard", 0.8),
      likes("grain", "none", 0.9),
      likes("mat", "none", 0.8),
      likes("crop", "wide", 1),
      avoids("tone", "sepia", 1),
      avoids("tone", "duotone", 0.5),
      avoids("crop", "close", 0.4),
      drawnTo("motion", 1),
      drawnTo("machines", 0.8),
    ],
    history: [
      {
        happenedOn: "2023-04-16",
        action: "kept",
        text: "Kept the whole sheet of the running cat, to count frames with his class.",
        print: {
          photograph: "cat",
          treatment: { tone: "neutral", contrast: "hard", crop: { x: 0.5, y: 0.5, height: 1, ratio: 2 } },
        },
      },
      {
        happenedOn: "2023-12-28",
        action: "disliked",
        text: "Returned a brown print of the same sheet: the grid was lost in it.",
        print: {
          photograph: "cat",
          treatment: { tone: "sepia", contrast: "low-key", crop: { x: 0.5, y: 0.5, height: 1, ratio: 2 } },
        },
      },
      { happenedOn: "2024-03-24", action: "read", text: "Read how Muybridge timed his shutters." },
      {
        happenedOn: "2024-09-29",
        action: "liked",
        text: "Liked the airplane whole, wing tip to wing tip, with the roads below.",
        print: {
          photograph: "airplane",
          treatment: { tone: "neutral", contrast: "hard", crop: { x: 0.5, y: 0.5, height: 1, ratio: 1.42 } },
        },
      },
      {
        happenedOn: "2025-06-08",
        action: "liked",
        text: "Liked a crisp print of the rigging: one could draw the forces into it.",
        print: {
          photograph: "boats",
          treatment: { tone: "neutral", contrast: "hard", crop: { x: 0.55, y: 0.45, height: 0.9, ratio: 1.2 } },
        },
      },
    ],
  },
  {
    slug: "joaquim-teles",
    name: "Joaquim Teles",
    shortName: "Joaquim",
    headline: "who projected films for forty years",
    description:
      "Still dims the lamp before he looks at anything. Wants the screen black around it, silver in the shadows, grain that moves a little, and the hero in the middle.",
    attributes: [
      { label: "Age", value: "73" },
      { label: "Work", value: "Projectionist, retired" },
      { label: "Home", value: "Top floor, Setúbal" },
      { label: "Walls", value: "Dark red, a row of cinema seats" },
    ],
    preferences: [
      likes("tone", "selenium", 0.6),
      likes("contrast", "low-key", 1),
      likes("grain", "coarse", 0.6),
      likes("mat", "black", 1),
      likes("crop", "centered", 0.8),
      likes("crop", "close", 0.5),
      avoids("contrast", "high-key", 0.9),
      avoids("mat", "white", 0.7),
      drawnTo("motion", 0.7),
      drawnTo("lonely houses", 0.8),
    ],
    history: [
      {
        happenedOn: "2022-10-01",
        action: "kept",
        text: "Kept the empty house in deep silver; he says that a western begins there.",
        print: {
          photograph: "house",
          treatment: { tone: "selenium", contrast: "low-key", crop: { x: 0.72, y: 0.45, height: 0.62, ratio: 1.37 } },
        },
      },
      {
        happenedOn: "2023-05-20",
        action: "liked",
        text: "Liked the airplane coming out of the cloud, nearly black around it.",
        print: {
          photograph: "airplane",
          treatment: { tone: "selenium", contrast: "low-key", crop: { x: 0.54, y: 0.45, height: 0.8, ratio: 1.37 } },
        },
      },
      { happenedOn: "2024-02-03", action: "read", text: "Read an old manual on carbon arcs and silver screens." },
      {
        happenedOn: "2024-07-14",
        action: "disliked",
        text: "Disliked a bright print in a white mat: like the house lights left on.",
        print: {
          photograph: "boats",
          treatment: { tone: "neutral", contrast: "high-key", crop: { x: 0.5, y: 0.5, height: 0.9, ratio: 1.2 } },
        },
      },
      {
        happenedOn: "2025-04-05",
        action: "liked",
        text: "Liked one row of the running cat, dark as a strip of film.",
        print: {
          photograph: "cat",
          treatment: { tone: "selenium", contrast: "low-key", crop: { x: 0.5, y: 0.62, height: 0.28, ratio: 3 } },
        },
      },
      { happenedOn: "2025-05-31", action: "asked", text: "Asked for something to hang opposite the seats." },
    ],
  },
];
