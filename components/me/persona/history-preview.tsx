import { scrollsByKeyboard } from "@/components/battle/use-keys";
import { Button } from "@/components/ui/button";
import { formatCount, sayCount } from "@/components/ui/format-number";
import { Label } from "@/components/ui/label";
import type { ReadHistoryAnswer } from "@/lib/personas/own/schema";
import { EventRow } from "./event-list";

interface HistoryPreviewProps {
  readonly read: ReadHistoryAnswer;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

const shownEvents = 40;

/** What a history says before anything of it is taken, and what was not understood. */
export function HistoryPreview({ read, onTake, onLeave }: HistoryPreviewProps) {
  const { events, left, moreLeft, format, unit, notUsed, moreNotUsed } = read;
  const undated = events.filter(({ isDated }) => !isDated).length;
  const missed = left.length + moreLeft;
  return (
    <section aria-label="What it says" className="mt-5 border-strong border-t pt-4">
      <p role="status" className="text-[0.9375rem]/6">
        Read as {format.toUpperCase()}: {sayCount(events.length, "event")}
        {undated > 0 ? `, ${formatCount(undated)} without a day, taken as of today` : ""}
        {missed > 0 ? `; ${sayCount(missed, unit)} not understood` : ""}. Nothing is stored yet.
      </p>
      {notUsed.length > 0 ? (
        <p className="mt-1 text-[0.875rem]/6 text-soft [overflow-wrap:anywhere]">
          Not used: {notUsed.join(", ")}
          {moreNotUsed > 0 ? ` and ${formatCount(moreNotUsed)} more` : ""}.
        </p>
      ) : null}
      {events.length > 0 ? (
        <ol
          aria-label="Events that were read"
          className="mt-3 max-h-80 overflow-y-auto border-rule border-t"
          {...scrollsByKeyboard}
        >
          {events.slice(0, shownEvents).map((event, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and never changes
            <EventRow key={at} event={event} />
          ))}
        </ol>
      ) : null}
      {events.length > shownEvents ? (
        <p className="mt-1 text-[0.8125rem] text-soft">and {formatCount(events.length - shownEvents)} more</p>
      ) : null}
      {missed > 0 ? (
        <div className="mt-4">
          <Label as="h3">Not understood</Label>
          <ul
            aria-label="Not understood"
            className="mt-1 max-h-60 overflow-y-auto text-[0.875rem]/6"
            {...scrollsByKeyboard}
          >
            {left.map(({ line, text, why }) => (
              <li key={`${line} ${why}`} className="border-rule border-b py-1.5">
                <span className="figures text-[0.75rem] text-faint">
                  {unit} {line}
                </span>{" "}
                <span className="[overflow-wrap:anywhere]">{text}</span> <span className="text-soft">{why}</span>
              </li>
            ))}
          </ul>
          {moreLeft > 0 ? <p className="mt-1 text-[0.8125rem] text-soft">and {formatCount(moreLeft)} more</p> : null}
        </div>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-3">
        {events.length > 0 ? (
          <Button kind="strong" onClick={onTake}>
            Take {sayCount(events.length, "event")}
          </Button>
        ) : null}
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </section>
  );
}
