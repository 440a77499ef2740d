import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { getArena } from "@/lib/arenas/queries";
import { slug as slugSchema } from "@/lib/battles/schema";

interface ArenaLayoutProps {
  readonly params: Promise<{ slug: string }>;
  readonly children: ReactNode;
}

/** Looks for the arena before anything of it is sent: behind `loading.tsx` an unknown one would answer 200. */
export default async function ArenaLayout({ params, children }: ArenaLayoutProps) {
  const { slug } = await params;
  // What cannot be a name is not looked for: Postgres refuses some of it.
  if (!slugSchema.safeParse(slug).success || !(await getArena(slug))) notFound();
  return children;
}
