import type { PersonalReading } from "@/lib/personal-boards/schema";
import { OwnRatingTable } from "./own-rating-table";
import { prepareReading } from "./prepare-own-board";

const heading = "mt-8 text-xl";
const words = "mt-2 max-w-[42rem] text-[0.9375rem]/6";

/** The annotator's ratings from one standpoint, and what they say of the annotator. */
export function OwnBoardReading({ reading }: { readonly reading: PersonalReading }) {
  const prepared = prepareReading(reading);
  const id = `reading-${prepared.key}`;
  return (
    <section aria-labelledby={id} className="mt-10 first:mt-0">
      <h2 id={id} className="text-2xl">
        {prepared.title}
      </h2>
      <p className="mt-2 max-w-[42rem] font-serif text-lg/7">{prepared.finding}</p>
      <OwnRatingTable reading={prepared} />
      <p className="mt-2 text-[0.8125rem]/5 text-soft">
        <span className="hidden md:inline">
          Yours filled, everyone's hollow, drawn from {prepared.scale[0]} to {prepared.scale[1]}.{" "}
        </span>
        Few votes of yours leave a rating near everyone's; each further one counts for more of it.
      </p>
      <h3 className={heading}>Where you differ most</h3>
      <ol className={`${words} list-inside list-decimal`}>
        {prepared.differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ol>
      <h3 className={heading}>People like you</h3>
      <p className={words}>
        {prepared.kind ??
          "No kind of taste of ten people or more is told apart here yet. You are compared with everyone."}
      </p>
      <h3 className={heading}>How steadily you judge</h3>
      {prepared.steadiness.map((sentence) => (
        <p key={sentence} className={words}>
          {sentence}
        </p>
      ))}
    </section>
  );
}
