"use server";

import { revalidatePath } from "next/cache";
import { withdrawConsent } from "@/lib/annotators/commands";
import { identify } from "@/lib/auth/identify";

/** Takes back the consent of whoever asks. Without an annotator there is nothing to take back. */
export async function takeBackConsent(): Promise<void> {
  const { annotatorId } = await identify();
  if (annotatorId !== null) await withdrawConsent({ annotatorId });
  revalidatePath("/me");
}
