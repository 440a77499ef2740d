import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ReviewDesk } from "@/components/admin/review/review-desk";
import { ReviewFilters } from "@/components/admin/review/review-filters";
import { PageFrame } from "@/components/ui/page-frame";
import { RelativeTime } from "@/components/ui/relative-time";
import { listArenas } from "@/lib/arenas/queries";
import { identify } from "@/lib/auth/identify";
import { listHeldTexts } from "@/lib/reviews/queries";
import { reviewQuery } from "@/lib/reviews/schema";

export const metadata: Metadata = { title: "Texts to review" };

interface ReviewPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** For operators. Texts that a machine was not sure of, which releases are without until somebody has read them. */
export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const { user } = await identify();
  if (!user) redirect("/signin?callbackUrl=/admin/review");
  if (user.role !== "operator") notFound();
  const query = reviewQuery.safeParse(await searchParams);
  if (!query.success) notFound();
  const now = new Date().toISOString();
  const [{ waiting, oldestHeldAt, texts, next }, arenas] = await Promise.all([listHeldTexts(query.data), listArenas()]);
  const { state, arena, reason } = query.data;
  const nextHref = next && hrefOf({ state, arena, reason, after: next });
  return (
    <PageFrame
      title="Texts to review"
      lead="A machine was not sure of these, and releases are without them until you have read them. What is struck through is replaced whatever you decide."
    >
      <p className="mb-6 text-base/6">
        {waiting === 0 ? "Nothing waits." : `${waiting.toLocaleString("en-US")} ${waiting === 1 ? "waits" : "wait"}.`}{" "}
        {oldestHeldAt ? (
          <span className="text-soft">
            The oldest was held <RelativeTime moment={oldestHeldAt} serverNow={now} />.
          </span>
        ) : null}
      </p>
      <ReviewFilters state={state} arena={arena} reason={reason} arenas={arenas} hrefOf={hrefOf} />
      {texts.length > 0 ? (
        <ReviewDesk
          key={`${state} ${arena} ${reason} ${query.data.after}`}
          texts={texts}
          nextHref={nextHref}
          serverNow={now}
        />
      ) : (
        <p className="border-strong border-y py-10 text-base/6 text-soft">
          {state === "waiting"
            ? "No text waits here. One comes some seconds after it was written, where a machine cannot tell whether it names or reaches somebody and its writer agreed to publish it."
            : "No text was decided so."}
        </p>
      )}
    </PageFrame>
  );
}

function hrefOf(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter(
    ([key, value]) => value !== undefined && !(key === "state" && value === "waiting"),
  );
  const search = new URLSearchParams(given as [string, string][]).toString();
  return search ? `/admin/review?${search}` : "/admin/review";
}
