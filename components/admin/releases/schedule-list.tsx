import { sayMoment } from "@/components/ui/time-words";
import type { ListedSchedule } from "@/lib/releases/schedule/schema";
import { ScheduleForm } from "./schedule-form";
import { saySchedule } from "./schedule-words";

const row = "grid gap-x-4 py-0.5 sm:grid-cols-[8.5rem_minmax(0,1fr)]";

/** When each arena is published by itself, why then, and what became of the last date; with the form that changes it. */
export function ScheduleList({ schedules }: { readonly schedules: readonly ListedSchedule[] }) {
  if (schedules.length === 0) return <p className="mt-4 text-[0.9375rem]/6 text-soft">There is no arena yet.</p>;
  return (
    <ul className="mt-4 border-strong border-t">
      {schedules.map((listed) => (
        <li key={listed.arena} className="border-rule border-b py-4">
          <h3 className="text-lg/6">{listed.name}</h3>
          <p className="mt-0.5 text-[0.9375rem]/6 text-soft">{saySchedule(listed.schedule)}</p>
          <dl className="mt-2 text-[0.9375rem]/6">
            {listed.nextAt ? (
              <div className={row}>
                <dt className="text-soft">Next date</dt>
                <dd>
                  {sayMoment(listed.nextAt)}. {listed.why}
                  {listed.retryAt ? ` Next try: ${sayMoment(listed.retryAt)}.` : ""}
                </dd>
              </div>
            ) : null}
            <div className={row}>
              <dt className="text-soft">Published until</dt>
              <dd>{listed.cutoffAt ? sayMoment(listed.cutoffAt) : "In no release yet"}</dd>
            </div>
            {listed.last ? <LastDate last={listed.last} /> : null}
          </dl>
          <details className="mt-1">
            <summary className="min-h-11 w-fit cursor-pointer py-2.5 text-[0.9375rem]/6">Change the schedule</summary>
            <ScheduleForm arena={listed.arena} name={listed.name} schedule={listed.schedule} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function LastDate({ last }: { readonly last: NonNullable<ListedSchedule["last"]> }) {
  return (
    <div className={row}>
      <dt className="text-soft">Last date</dt>
      <dd className={last.outcome === "failed" ? "text-notice" : ""}>
        {sayMoment(last.date)}: {sayOutcome(last)}
      </dd>
    </div>
  );
}

function sayOutcome({ outcome, reason, version }: NonNullable<ListedSchedule["last"]>): string {
  switch (outcome) {
    case "published":
      return `published as ${version}.${reason ? ` ${reason}` : ""}`;
    case "passed_over":
      return `passed over. ${reason}`.replace(/(?<![.])$/, ".");
    case "failed":
      return `no release, and nothing of it was published. ${reason}`;
    case "building":
      return "a worker has begun to build it.";
  }
}
