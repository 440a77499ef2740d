import type { formats } from "@/lib/systems/embedded/image/frame";
import { loadShownPhotograph, type PhotographName, photographs } from "./image-photographs";
import type { TaskSeed } from "./types";

interface PrintOrder {
  readonly slug: string;
  readonly photograph: PhotographName;
  readonly prompt: string;
  readonly format: keyof typeof formats;
}

const orders: readonly PrintOrder[] = [
  {
    slug: "canyon-hallway",
    photograph: "canyon",
    format: "portrait",
    prompt: "An upright print of this canyon for a narrow hallway.",
  },
  {
    slug: "canyon-armchair",
    photograph: "canyon",
    format: "landscape",
    prompt: "A print of this canyon to hang above a reading chair.",
  },
  {
    slug: "airplane-desk",
    photograph: "airplane",
    format: "landscape",
    prompt: "A print of this airplane for the wall over a desk.",
  },
  {
    slug: "airplane-landing",
    photograph: "airplane",
    format: "square",
    prompt: "A square print of this airplane for the landing of a stair.",
  },
  {
    slug: "flower-bedroom",
    photograph: "flower",
    format: "portrait",
    prompt: "An upright print of this flower for a bedroom.",
  },
  {
    slug: "flower-kitchen",
    photograph: "flower",
    format: "square",
    prompt: "A square print of this flower for a kitchen wall.",
  },
  {
    slug: "house-table",
    photograph: "house",
    format: "landscape",
    prompt: "A print of this house for the room where people eat.",
  },
  {
    slug: "house-bench",
    photograph: "house",
    format: "panorama",
    prompt: "A long print of this house to hang over a bench.",
  },
  {
    slug: "alps-bed",
    photograph: "alps",
    format: "panorama",
    prompt: "A long print of these mountains for the wall above a bed.",
  },
  {
    slug: "cat-corridor",
    photograph: "cat",
    format: "panorama",
    prompt: "A long print of this running cat for a bright corridor.",
  },
  {
    slug: "boats-living-room",
    photograph: "boats",
    format: "landscape",
    prompt: "A print of these boats for a living room.",
  },
  {
    slug: "boats-window",
    photograph: "boats",
    format: "portrait",
    prompt: "An upright print of these boats for the wall beside a window.",
  },
];

/** The twelve print orders with their photographs. @throws Error naming an optional package that is not installed */
export async function loadImageTasks(): Promise<readonly TaskSeed[]> {
  return await Promise.all(
    orders.map(async ({ slug, photograph, prompt, format }) => ({
      slug,
      prompt,
      sourceTitle: photographs[photograph].title,
      sourceImage: await loadShownPhotograph(photographs[photograph]),
      sourceCredit: photographs[photograph].credit,
      options: { format },
    })),
  );
}
