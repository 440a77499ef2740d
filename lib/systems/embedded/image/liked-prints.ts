import type { PersonaEvent } from "@/lib/systems/port";
import { type Photograph, readPhotograph } from "./photograph";

/** A print that somebody liked or kept, and how much it counts. */
export interface LikedPrint {
  readonly photograph: Photograph;
  /** 1 for the newest day of the history, half of it for each year before. */
  readonly weight: number;
}

const dayMs = 86_400_000;
const halfLifeDays = 365;

/**
 * The weight of each liked or kept print of a history: 2^(−days/365), days counted back from the newest event with a date,
 * so that no clock is needed.
 * @throws RangeError on a date that is none
 */
export function weighLikedPrints(history: readonly PersonaEvent[]): { image: Uint8Array; weight: number }[] {
  const newest = Math.max(...history.map(dayOf));
  return history.flatMap((event) => {
    if (event.image === undefined || (event.action !== "liked" && event.action !== "kept")) return [];
    return [{ image: event.image, weight: 2 ** ((dayOf(event) - newest) / halfLifeDays) }];
  });
}

function dayOf(event: PersonaEvent): number {
  const time = Date.parse(`${event.happenedOn}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`"${event.happenedOn}" is not a date of the form 2024-03-02.`);
  return time / dayMs;
}

/** Reads the liked and kept prints of a history; the decoded ones are kept in a bounded cache. */
export async function readLikedPrints(history: readonly PersonaEvent[]): Promise<LikedPrint[]> {
  return await Promise.all(
    weighLikedPrints(history).map(async ({ image, weight }) => ({ photograph: await readPhotograph(image), weight })),
  );
}

/** Words for the reveal: `3 prints they liked or kept`. */
export function describeLikedPrints(prints: readonly LikedPrint[]): string {
  return `${prints.length} ${prints.length === 1 ? "print" : "prints"} they liked or kept, the newest most`;
}
