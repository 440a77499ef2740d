import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { PageFrame } from "@/components/ui/page-frame";
import type { Arena } from "@/lib/arenas/schema";

interface NoOwnHereProps {
  readonly arena: Pick<Arena, "slug" | "name" | "mode">;
  /** Where one can judge for oneself. */
  readonly ownArenas: readonly { readonly slug: string; readonly name: string }[];
}

/** Somebody wants to judge for themselves where outputs are only made for described people. */
export function NoOwnHere({ arena: { slug, name, mode }, ownArenas }: NoOwnHereProps) {
  const why =
    mode === "absolute"
      ? "This arena shows one output at a time, and is judged for described people."
      : "The outputs of this arena were made for described people, and none are made for anybody else.";
  return (
    <PageFrame
      width="text"
      title={`${name} is judged for other people`}
      lead={`${why} What you say of yourself is used in other arenas.`}
    >
      <div className="flex flex-wrap gap-3">
        <Link href={`/arena/${slug}`} prefetch={false} className={buttonClass("strong")}>
          Judge for other people
        </Link>
        {ownArenas.map((own) => (
          <Link key={own.slug} href={`/arena/${own.slug}?persona=me`} prefetch={false} className={buttonClass()}>
            Judge for yourself in {own.name}
          </Link>
        ))}
      </div>
    </PageFrame>
  );
}
