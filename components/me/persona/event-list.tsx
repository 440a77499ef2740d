import { formatDay } from "@/components/battle/format-day";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format-number";
import type { OwnEvent } from "@/lib/personas/own/schema";

interface EventListProps {
  readonly events: readonly OwnEvent[];
  readonly onChange: (events: readonly OwnEvent[]) => void;
}

const shownEvents = 200;

/** The events of the persona, newest first; each can be taken out again. */
export function EventList({ events, onChange }: EventListProps) {
  if (events.length === 0) return null;
  const newest = events.toReversed().slice(0, shownEvents);
  return (
    <details className="mt-6" open={events.length <= 12}>
      <summary className="min-h-11 py-2.5 text-[0.9375rem]">
        {formatCount(events.length)} {events.length === 1 ? "event" : "events"} in your history
      </summary>
      <ol aria-label="Your history" className="border-rule border-t">
        {newest.map((event) => (
          <EventRow
            key={`${event.happenedOn} ${event.action} ${event.text}`}
            event={event}
            onRemove={() => onChange(events.filter((one) => one !== event))}
          />
        ))}
      </ol>
      {events.length > shownEvents ? (
        <p className="mt-1 text-[0.8125rem] text-soft">and {formatCount(events.length - shownEvents)} older ones</p>
      ) : null}
      <Button className="mt-3" onClick={() => onChange([])}>
        Take all events out
      </Button>
    </details>
  );
}

interface EventRowProps {
  readonly event: OwnEvent;
  readonly onRemove?: () => void;
}

/** One event with its day. */
export function EventRow({ event, onRemove }: EventRowProps) {
  return (
    <li className="flex items-baseline gap-4 border-rule border-b py-2 text-[0.9375rem]/6">
      <div className="w-24 shrink-0">
        <time dateTime={event.happenedOn} className="figures block text-[0.75rem]/6 text-faint">
          {formatDay(event.happenedOn)}
        </time>
        <span className="text-soft">{event.action}</span>
      </div>
      <p className="min-w-0 grow [overflow-wrap:anywhere]">{event.text}</p>
      {onRemove ? (
        <button
          type="button"
          aria-label={`Remove ${event.text}`}
          onClick={onRemove}
          className="inline-flex size-8 shrink-0 items-center justify-center text-soft hover:text-ink pointer-coarse:size-11"
        >
          ×
        </button>
      ) : null}
    </li>
  );
}
