import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { getArena } from "@/lib/arenas/queries";
import { slug as slugSchema } from "@/lib/battles/schema";

interface OwnBoardLayoutProps {
  readonly params: Promise<{ arena: string }>;
  readonly children: ReactNode;
}

/**
 * Looks for the arena before anything of it is sent: behind `loading.tsx` an unknown one would answer 200. So would it
 * behind that of `/me`, which is why this folder stands in a group beside it.
 */
export default async function OwnBoardLayout({ params, children }: OwnBoardLayoutProps) {
  const { arena } = await params;
  if (!slugSchema.safeParse(arena).success || !(await getArena(arena))) notFound();
  return children;
}
