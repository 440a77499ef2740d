import { CsvLink } from "@/components/ui/csv-link";
import { formatCount } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { AxisLeaning } from "@/lib/leaderboards/analysis-schema";
import { sayLeaning } from "./say-axes";
import type { Kind } from "./say-kind";

const head = `${labelClass} border-strong border-b py-2`;
const cell = "border-rule border-b py-1.5";
const figures = `${cell} figures whitespace-nowrap pl-3 text-right text-[0.875rem]`;

/** The axes of taste that set a kind apart, in numbers. */
export function KindAxesTable({
  kind,
  leanings,
}: {
  readonly kind: string;
  readonly leanings: readonly AxisLeaning[];
}) {
  return (
    <table className="mt-2 w-full border-collapse text-left text-[0.9375rem]">
      <caption className="sr-only">
        Where the people of kind {kind} lie on axes of taste, against the others, on a scale from −1 to 1
      </caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            Leans to
          </th>
          {["By", "95 % interval", "Here / others"].map((name) => (
            <th key={name} scope="col" className={`${head} pl-3 text-right`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {leanings.map((leaning) => {
          const { by, interval } = sayLeaning(leaning);
          return (
            <tr key={leaning.axis}>
              <th scope="row" className={`${cell} font-normal`}>
                {leaning.towards} <span className="text-soft">over {leaning.against}</span>
              </th>
              <td className={figures}>{by}</td>
              <td className={`${figures} text-soft`}>{interval}</td>
              <td className={`${figures} text-soft`}>
                {formatCount(leaning.people)} / {formatCount(leaning.others)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What these numbers are, once below all kinds, and the numbers as a file; nothing where no kind has any. */
export function KindAxesNote({ classes }: { readonly classes: readonly Kind[] }) {
  const rows = classes.flatMap(({ key, axes }) =>
    "reason" in axes
      ? []
      : axes.leanings.map((one) => [
          ...[key, one.axis, one.towards, one.difference, one.low, one.high],
          ...[one.pValue, one.people, one.others],
        ]),
  );
  if (rows.length === 0) return null;
  return (
    <>
      <p className="mt-4 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        An axis of taste runs from −1 to 1. By how much a kind leans is how far the mean of its people lies from that of
        the others, each time of those alone who told it and let it be published coarsened.
      </p>
      <p>
        <CsvLink
          name="axes-of-taste"
          columns={["kind", "axis", "towards", "difference", "low", "high", "p", "people", "others"]}
          rows={rows}
        />
      </p>
    </>
  );
}
