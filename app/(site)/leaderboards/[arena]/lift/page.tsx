import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { boardHref, readBoardAddress } from "@/components/leaderboard/board-query";
import { LiftPart } from "@/components/leaderboard/lift/lift-part";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";
import { getArena } from "@/lib/arenas/queries";
import { slug as slugSchema } from "@/lib/battles/schema";
import { demandLift } from "@/lib/leaderboards/commands";

interface LiftPageProps {
  readonly params: Promise<{ arena: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: LiftPageProps): Promise<Metadata> {
  const arena = await readArena((await params).arena);
  return { title: arena ? `${arena.name}: what personalization buys` : "No such leaderboard" };
}

/** What personalization buys in one arena. An unknown arena is a real 404; the numbers stream after it. */
export default async function LiftPage({ params, searchParams }: LiftPageProps) {
  const [{ arena: slug }, search] = await Promise.all([params, searchParams]);
  const arena = await readArena(slug);
  if (!arena) notFound();
  const { address, unknown } = readBoardAddress(search);
  return (
    <PageFrame
      title="What personalization buys"
      lead={
        <>
          {arena.name}: the rating of each personalizing strategy minus that of the generic control of the same family.{" "}
          <Link href={boardHref(`/leaderboards/${slug}`, address)} prefetch={false} className="prose-link text-ink">
            The whole leaderboard
          </Link>
        </>
      }
    >
      {unknown.length > 0 ? (
        <Notice className="mb-4">
          This page does not know what the address asks of it as {unknown.join(", ")}, and is shown without that.
        </Notice>
      ) : null}
      <Suspense fallback={<WaitingLines label="The lifts are being read" />}>
        <LiftPart arena={arena} address={address} reading={demandLift(slug, address)} />
      </Suspense>
    </PageFrame>
  );
}

/** What cannot be an arena's name is not looked for: Postgres refuses some of it. */
async function readArena(slug: string) {
  return slugSchema.safeParse(slug).success ? getArena(slug) : null;
}
