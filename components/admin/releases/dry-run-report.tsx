import { sayMoment } from "@/components/ui/time-words";
import type { DryRunReport } from "@/lib/releases/dry-run/schema";
import { NumberTable } from "./number-table";

/** What a release would be that was tried and not published: numbers first, then privacy in words. */
export function DryRunReportView({ report }: { readonly report: DryRunReport }) {
  const { votes, assessments, privacy, changes, cutoffs, moved } = report;
  const kinds = [["Votes", votes] as const, ...(assessments ? [["Assessments", assessments] as const] : [])];
  return (
    <div className="mt-6">
      <p className="max-w-[42rem] font-serif text-lg/7">
        {privacy.headline
          .replace(" is published", " would be published")
          .replace(" are published", " would be published")}
      </p>
      <p className="mt-1 text-[0.9375rem]/6 text-soft">
        As of {sayMoment(report.madeAt)}, as {report.version}: {report.files} files,{" "}
        {(report.bytes / 1e6).toLocaleString("en-US", { maximumFractionDigits: 2 })} MB. Nothing of it was kept.
      </p>
      <div className="mt-6 grid items-start gap-x-14 gap-y-8 lg:grid-cols-2">
        <NumberTable
          caption="Until when"
          columns={["Arena", "Until (UTC)", "Moves on"]}
          rows={byName(cutoffs).map(([arena, moment]) => [
            arena,
            moment.slice(0, 16).replace("T", " "),
            moved.includes(arena) ? "yes" : "no",
          ])}
        />
        {kinds.map(([name, kind]) => (
          <NumberTable key={name} caption={name} columns={["Arena", "Rows"]} rows={byName(kind.byArena)} />
        ))}
        {changes === null ? (
          <p className="text-[0.9375rem]/6 text-soft">There is no release before it to compare with.</p>
        ) : changes.numbers.length === 0 ? (
          <p className="text-[0.9375rem]/6 text-soft">No number differs from {changes.since}.</p>
        ) : (
          <NumberTable
            caption={`Against ${changes.since}`}
            columns={["What differs", "There", "Now"]}
            rows={changes.numbers.map(({ what, before, now }) => [what, before, now])}
          />
        )}
        <NumberTable
          caption="Tables"
          columns={["Table", "Rows"]}
          rows={report.tables.map(({ name, rows }) => [name, rows])}
        />
      </div>
      <h3 className="mt-10 text-xl">Privacy report</h3>
      <div className="mt-3 grid items-start gap-x-14 gap-y-8 lg:grid-cols-2">
        {privacy.parts.map(({ title, sentences, tables }) => (
          <section key={title} aria-label={title}>
            <h4 className="font-serif text-lg/6">{title}</h4>
            <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">{sentences.join(" ")}</p>
            {tables.map(({ caption, columns, rows }) => (
              <NumberTable key={caption} caption={caption} columns={columns} rows={rows} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

/** A record keeps no order of names. */
function byName<Value>(values: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
