import { notFound } from "next/navigation";
import { cache } from "react";
import { getRelease } from "@/lib/releases/queries";

/** The release that an address names, read once for the page and its head; a page that is not there where it names none. */
export const findRelease = cache(async (version: string) => {
  const page = await getRelease(version);
  if (!page) notFound();
  return page;
});
