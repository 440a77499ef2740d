import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Board } from "@/lib/leaderboards/schema";
import { SamplingRates } from "./sampling-rates";
import { isWhole, sayBehind } from "./say-behind";

const row = "flex justify-between gap-6 border-rule border-b py-1.5 text-[0.9375rem]/6";

/** The facts that the board rests on. */
export function StandsBehind({ board, serverNow }: { readonly board: Board; readonly serverNow: string }) {
  return (
    <section aria-labelledby="behind">
      <h2 id="behind" className="text-2xl">
        What stands behind this
      </h2>
      {isWhole(board.reading) ? null : (
        <p className="mt-2 text-[0.9375rem]/6 text-soft">
          Of the whole board, which the ratings above are one reading of. So are the tables of pairs and the plot over
          time.
        </p>
      )}
      <dl className="mt-3">
        {sayBehind(board).map(({ label, value, whole, section }) => (
          <div key={label} className={row}>
            <dt className="text-soft">
              {section === undefined ? (
                label
              ) : (
                <Link href={`/methodology#${section}`} prefetch={false} className="prose-link">
                  {label}
                </Link>
              )}
            </dt>
            <dd className="figures text-right text-[0.875rem]/6" title={whole}>
              {value}
            </dd>
          </div>
        ))}
        <div className={row}>
          <dt className="text-soft">Snapshot made</dt>
          <dd className="figures text-right text-[0.875rem]/6">
            <RelativeTime moment={board.snapshot.createdAt} serverNow={serverNow} />
          </dd>
        </div>
      </dl>
      {board.analysis ? <SamplingRates board={board} analysis={board.analysis} /> : null}
      <p className="mt-3 text-[0.9375rem]/6 text-soft">
        Every formula, with its source, stands in the{" "}
        <Link href="/methodology" prefetch={false} className="prose-link text-ink">
          methodology
        </Link>
        .
      </p>
    </section>
  );
}
