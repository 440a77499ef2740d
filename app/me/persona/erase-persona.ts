"use server";

import { revalidatePath } from "next/cache";
import { identify } from "@/lib/auth/identify";
import { eraseOwnPersona } from "@/lib/personas/own/commands";

/** Erases the persona of whoever asks. Without an annotator there is none. */
export async function erasePersona(): Promise<void> {
  const { annotatorId } = await identify();
  if (annotatorId !== null) await eraseOwnPersona({ annotatorId });
  revalidatePath("/me/persona");
}
