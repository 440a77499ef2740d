import Link from "next/link";
import { formatCount } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { SaidPrivacy } from "@/lib/releases/schema";

const head = `${labelClass} border-strong border-b py-1.5`;
const cell = "border-rule border-b py-1";

/** What was done so that nobody is found in a release, and what it cost, in words and counts. */
export function PrivacySection({ privacy }: { readonly privacy: SaidPrivacy }) {
  return (
    <section aria-labelledby="privacy" className="mt-14">
      <h2 id="privacy" className="text-2xl">
        What was done for privacy
      </h2>
      <p className="mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        {privacy.headline} What is held back from every release, and why, stands on{" "}
        <Link href="/data/request" prefetch={false} className="prose-link text-ink">
          a page of its own
        </Link>
        .
      </p>
      <div className="mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        {privacy.parts.map(({ title, sentences, tables }) => (
          <div key={title} className="min-w-0">
            <h3 className="text-lg">{title}</h3>
            {sentences.map((sentence) => (
              <p key={sentence} className="mt-1.5 max-w-[36rem] text-[0.9375rem]/6">
                {sentence}
              </p>
            ))}
            {tables.map((table) => (
              <PrivacyTable key={table.caption} table={table} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function PrivacyTable({ table }: { readonly table: SaidPrivacy["parts"][number]["tables"][number] }) {
  const alignOf = (value: string | number) => (typeof value === "number" ? "text-right" : "");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={table.caption} tabIndex={0} className="relative mt-3 max-w-[36rem] overflow-x-auto">
      <table className="w-full border-collapse text-left text-[0.875rem]">
        <caption className="sr-only">{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`${head} ${index > 0 ? "pl-4" : ""} ${alignOf(table.rows[0]?.[index] ?? "")}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join("\u0000")}>
              {row.map((value, index) => (
                <td
                  key={table.columns[index]}
                  className={`${cell} ${index > 0 ? "pl-4" : ""} ${
                    typeof value === "number" ? "figures whitespace-nowrap text-right text-[0.8125rem]" : ""
                  }`}
                >
                  {typeof value === "number" ? formatCount(value) : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
