import { ToggleLinks } from "@/components/ui/toggle-links";
import type { HeldText } from "@/lib/reviews/schema";
import { reasonWords, stateWords } from "./review-words";

interface ReviewFiltersProps {
  readonly state: HeldText["state"];
  readonly arena: string | undefined;
  readonly reason: HeldText["reasons"][number] | undefined;
  readonly arenas: readonly { readonly slug: string; readonly name: string }[];
  readonly hrefOf: (query: Readonly<Record<string, string | undefined>>) => string;
}

/** Which texts the page shows. */
export function ReviewFilters({ state, arena, reason, arenas, hrefOf }: ReviewFiltersProps) {
  const present = { state, arena, reason };
  const option = (text: string, change: Partial<typeof present>) => ({
    text,
    href: hrefOf({ ...present, ...change }),
    isCurrent: Object.entries(change).every(([key, value]) => present[key as keyof typeof present] === value),
  });
  return (
    <div className="mb-6 flex flex-col gap-y-2">
      <ToggleLinks
        label="State"
        options={(["waiting", "released", "withheld"] as const).map((one) => option(stateWords[one], { state: one }))}
      />
      <ToggleLinks
        label="Arena"
        options={[
          option("All", { arena: undefined }),
          ...arenas.map(({ slug, name }) => option(name, { arena: slug })),
        ]}
      />
      <ToggleLinks
        label="May have"
        options={[
          option("Anything", { reason: undefined }),
          ...(["name", "address", "birth_date", "number"] as const).map((one) =>
            option(reasonWords[one], { reason: one }),
          ),
        ]}
      />
    </div>
  );
}
