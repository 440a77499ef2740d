import { labelClass } from "@/components/ui/label";
import type { PreparedRelease } from "./prepare-release";

/** What a release holds in a few figures, as on a gauge. */
export function KeyFigures({ figures }: Pick<PreparedRelease, "figures">) {
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt className={labelClass}>{label}</dt>
          <dd className="figures mt-0.5 text-[0.9375rem]/6">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
