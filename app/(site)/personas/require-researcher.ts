import { notFound, redirect } from "next/navigation";
import { identify } from "@/lib/auth/identify";

/** Settled before anything is sent, so that others get a real redirect or 404. @param path where to come back to */
export async function requireResearcher(path: string): Promise<void> {
  const { user } = await identify();
  if (!user) redirect(`/signin?callbackUrl=${encodeURIComponent(path)}`);
  if (user.role === "annotator") notFound();
}
