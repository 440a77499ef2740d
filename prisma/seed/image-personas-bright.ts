import { avoids, drawnTo, likes, type PersonaDraft } from "./image-persona-draft";

/** Four people of light walls: soft, blue, pale and plain prints. */
export const brightPersonas: readonly PersonaDraft[] = [
  {
    slug: "ottilie-brandt",
    name: "Ottilie Brandt",
    shortName: "Ottilie",
    headline: "who restores pianos in an attic workshop",
    description:
      "Her rooms smell of shellac and beeswax. Wants prints as warm as old spruce and as quiet as a damper; nothing that shouts across the bench.",
    attributes: [
      { label: "Age", value: "61" },
      { label: "Work", value: "Piano restorer" },
      { label: "Home", value: "Attic over the workshop, Görlitz" },
      { label: "Walls", value: "Lime plaster, yellowed by lamps" },
    ],
    preferences: [
      likes("tone", "sepia", 1),
      likes("contrast", "soft", 0.8),
      likes("grain", "fine", 0.5),
      likes("mat", "cream", 0.9),
      likes("crop", "wide", 0.7),
      likes("crop", "centered", 0.4),
      avoids("contrast", "hard", 0.8),
      avoids("tone", "cyanotype", 0.6),
      drawnTo("wooden houses", 0.7),
      drawnTo("handwork", 0.6),
    ],
    history: [
      {
        happenedOn: "2022-11-05",
        action: "kept",
        text: "Kept a brown print of river boats that had hung in her teacher's shop.",
        print: {
          photograph: "boats",
          treatment: { tone: "sepia", contrast: "soft", crop: { x: 0.5, y: 0.55, height: 0.95, ratio: 1.2 } },
        },
      },
      {
        happenedOn: "2023-06-18",
        action: "disliked",
        text: "Sent back a blue print of the mountains: too cold beside the veneer.",
        print: {
          photograph: "alps",
          treatment: { tone: "cyanotype", contrast: "hard", crop: { x: 0.6, y: 0.5, height: 1, ratio: 1.5 } },
        },
      },
      { happenedOn: "2023-12-02", action: "read", text: "Read a chapter on albumen paper and why it yellows." },
      {
        happenedOn: "2024-09-14",
        action: "liked",
        text: "Stood a long time before the wooden house on its plain, all of it, sky included.",
        print: {
          photograph: "house",
          treatment: { tone: "sepia", contrast: "soft", crop: { x: 0.5, y: 0.5, height: 1, ratio: 1.28 } },
        },
      },
      {
        happenedOn: "2025-03-30",
        action: "liked",
        text: "Liked a pale brown sheet of the walking cat, every step of it.",
        print: {
          photograph: "cat",
          treatment: { tone: "sepia", contrast: "high-key", crop: { x: 0.5, y: 0.5, height: 1, ratio: 1.9 } },
        },
      },
      {
        happenedOn: "2025-05-11",
        action: "asked",
        text: "Asked for a mat that would not look newer than the picture.",
      },
    ],
  },
  {
    slug: "kwabena-asare",
    name: "Kwabena Asare",
    shortName: "Kwabena",
    headline: "who draws harbor charts",
    description:
      "Twenty years of soundings and tide tables. Likes blue as draftsmen like it, lines that hold at arm's length, and room around a thing so that one sees where it lies.",
    attributes: [
      { label: "Age", value: "47" },
      { label: "Work", value: "Hydrographer" },
      { label: "Home", value: "Flat above the fishing harbor, Tema" },
      { label: "Walls", value: "White, with charts on two of them" },
    ],
    preferences: [
      likes("tone", "cyanotype", 1),
      likes("contrast", "hard", 0.6),
      likes("grain", "none", 0.6),
      likes("mat", "white", 0.8),
      likes("crop", "wide", 0.9),
      likes("crop", "thirds", 0.5),
      avoids("crop", "close", 0.7),
      avoids("tone", "sepia", 0.5),
      drawnTo("boats and rivers", 0.9),
      drawnTo("maps", 0.6),
    ],
    history: [
      {
        happenedOn: "2023-02-11",
        action: "liked",
        text: "Liked a blue print of a river bend between cliffs, with the boat small on the left.",
        print: {
          photograph: "canyon",
          treatment: { tone: "cyanotype", contrast: "hard", crop: { x: 0.42, y: 0.58, height: 0.84, ratio: 1.36 } },
        },
      },
      { happenedOn: "2023-08-27", action: "read", text: "Read how ships' plans were copied as blueprints." },
      {
        happenedOn: "2024-01-20",
        action: "disliked",
        text: "Passed over a brown close-up of one hull: no water left to judge it by.",
        print: {
          photograph: "boats",
          treatment: { tone: "sepia", crop: { x: 0.58, y: 0.6, height: 0.4, ratio: 1.1 } },
        },
      },
      {
        happenedOn: "2024-10-06",
        action: "kept",
        text: "Kept the whole Nagasaki harbor in blue for the stair.",
        print: {
          photograph: "boats",
          treatment: { tone: "cyanotype", crop: { x: 0.5, y: 0.5, height: 1, ratio: 1.25 } },
        },
      },
      {
        happenedOn: "2025-04-13",
        action: "liked",
        text: "Liked an airplane over fields in blue, because the roads read like a chart.",
        print: {
          photograph: "airplane",
          treatment: { tone: "cyanotype", contrast: "hard", crop: { x: 0.55, y: 0.5, height: 1, ratio: 1.4 } },
        },
      },
      {
        happenedOn: "2025-06-01",
        action: "asked",
        text: "Asked whether a print could have margins as wide as a chart's.",
      },
    ],
  },
  {
    slug: "mirela-dumitru",
    name: "Mirela Dumitru",
    shortName: "Mirela",
    headline: "who nurses through the night and sleeps by day",
    description:
      "Comes home at seven and draws thin curtains. Wants light, air and one calm thing in the middle; her days have enough dark corners.",
    attributes: [
      { label: "Age", value: "34" },
      { label: "Work", value: "Night nurse, intensive care" },
      { label: "Home", value: "Two bright rooms, Iași" },
      { label: "Walls", value: "White, almost bare" },
    ],
    preferences: [
      likes("tone", "neutral", 0.8),
      likes("contrast", "high-key", 1),
      likes("grain", "none", 0.8),
      likes("mat", "white", 0.9),
      likes("crop", "centered", 1),
      avoids("contrast", "low-key", 1),
      avoids("mat", "black", 0.8),
      drawnTo("flowers", 0.8),
      drawnTo("open sky", 0.7),
    ],
    history: [
      {
        happenedOn: "2023-03-08",
        action: "kept",
        text: "Kept a pale print of a single flower, a gift from a patient's family.",
        print: {
          photograph: "flower",
          treatment: { tone: "neutral", contrast: "high-key", crop: { x: 0.5, y: 0.4, height: 0.86, ratio: 0.9 } },
        },
      },
      {
        happenedOn: "2023-11-19",
        action: "disliked",
        text: "Turned a dark canyon to the wall after one morning.",
        print: {
          photograph: "canyon",
          treatment: { tone: "selenium", contrast: "low-key", crop: { x: 0.75, y: 0.5, height: 0.9, ratio: 1 } },
        },
      },
      { happenedOn: "2024-05-04", action: "asked", text: "Asked for something to look at that asks nothing back." },
      {
        happenedOn: "2024-12-15",
        action: "liked",
        text: "Liked a house under a very light sky, as if the wind had just dropped.",
        print: {
          photograph: "house",
          treatment: { tone: "neutral", contrast: "high-key", crop: { x: 0.7, y: 0.45, height: 0.8, ratio: 1 } },
        },
      },
      {
        happenedOn: "2025-05-25",
        action: "liked",
        text: "Liked boats on pale water; said that it looked like six in the morning.",
        print: {
          photograph: "boats",
          treatment: { tone: "neutral", contrast: "soft", crop: { x: 0.55, y: 0.45, height: 0.8, ratio: 1 } },
        },
      },
    ],
  },
  {
    slug: "anjali-deshmukh",
    name: "Anjali Deshmukh",
    shortName: "Anjali",
    headline: "who runs a plant nursery with her sister",
    description:
      "Looks at everything from a hand's breadth away. Wants petals, planks and fur large enough to touch, on warm paper, in the light of a greenhouse.",
    attributes: [
      { label: "Age", value: "39" },
      { label: "Work", value: "Nursery owner" },
      { label: "Home", value: "House behind the greenhouses, Pune" },
      { label: "Walls", value: "Ocher wash, ferns in front" },
    ],
    preferences: [
      likes("tone", "sepia", 0.5),
      likes("contrast", "high-key", 0.6),
      likes("grain", "none", 0.4),
      likes("mat", "cream", 0.6),
      likes("crop", "close", 1),
      likes("crop", "centered", 0.5),
      avoids("crop", "wide", 0.6),
      avoids("grain", "coarse", 0.5),
      drawnTo("plants", 1),
      drawnTo("animals", 0.6),
    ],
    history: [
      {
        happenedOn: "2022-07-23",
        action: "liked",
        text: "Liked the buds of a leek flower so near that the veins showed.",
        print: {
          photograph: "flower",
          treatment: { tone: "sepia", contrast: "high-key", crop: { x: 0.5, y: 0.32, height: 0.45, ratio: 1 } },
        },
      },
      {
        happenedOn: "2023-09-09",
        action: "disliked",
        text: "Found the long mountain view handsome and far away.",
        print: { photograph: "alps", treatment: { tone: "neutral", crop: { x: 0.5, y: 0.5, height: 1, ratio: 2.1 } } },
      },
      {
        happenedOn: "2024-04-28",
        action: "kept",
        text: "Kept two frames of the cat, cut out of the sheet of twenty-four.",
        print: {
          photograph: "cat",
          treatment: { tone: "sepia", crop: { x: 0.25, y: 0.375, height: 0.25, ratio: 1.3 } },
        },
      },
      { happenedOn: "2024-11-10", action: "read", text: "Read about Blossfeldt's homemade camera for plants." },
      {
        happenedOn: "2025-02-16",
        action: "liked",
        text: "Liked the doorway and the weathered boards, without the plain.",
        print: {
          photograph: "house",
          treatment: { tone: "sepia", contrast: "soft", crop: { x: 0.68, y: 0.5, height: 0.42, ratio: 1 } },
        },
      },
    ],
  },
];
