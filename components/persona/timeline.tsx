import Image from "next/image";
import { formatDay } from "@/components/battle/format-day";
import type { PersonaDetail } from "@/lib/personas/schema";
import { orderTimeline } from "./order-timeline";

/** What somebody did, by year, the newest first, with the images that they kept or sent back. */
export function Timeline({ history, person }: { readonly history: PersonaDetail["history"]; readonly person: string }) {
  return (
    <ol aria-label="History" className="border-strong border-l">
      {orderTimeline(history).map((event) => (
        <li
          key={`${event.happenedOn} ${event.action} ${event.text}`}
          className="relative py-3 pl-6 before:absolute before:top-[1.3125rem] before:-left-[0.25rem] before:size-[0.4375rem] before:rounded-full before:bg-ink"
        >
          <p className="flex flex-wrap items-baseline gap-x-3">
            <time dateTime={event.happenedOn} className="figures text-[0.75rem]/6 text-faint">
              {formatDay(event.happenedOn)}
            </time>
            <span className="text-[0.9375rem]/6 text-soft">{event.action}</span>
          </p>
          <p className="max-w-[36rem] text-base/6">{event.text}</p>
          {event.imageUrl ? (
            <Image
              src={event.imageUrl}
              alt={`What ${person} ${event.action}`}
              width={240}
              height={180}
              unoptimized
              className="mt-2 h-auto max-h-52 w-auto max-w-full ring-1 ring-rule"
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
