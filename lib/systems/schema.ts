import { z } from "zod";

/** A piece of a stored output, without an address: a battle names its images by their place in it. */
export type PartView =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image"; readonly alt: string; readonly width: number; readonly height: number };

/** The worker's task that makes what an arena's described personas and tasks still lack. */
export const makeOutputsTask = {
  name: "make-outputs",
  payload: z.strictObject({ arena: z.string() }),
} as const;

/** The name by which an arena's job is found: one waits at a time. */
export function outputsJobKey(arenaSlug: string): string {
  return `${makeOutputsTask.name} ${arenaSlug}`;
}
