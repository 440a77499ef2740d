import type { ConsentOffer } from "@/lib/annotators/schema";
import { ConsentChoice } from "./consent-choice";
import { TakeBack } from "./take-back";

interface ConsentSectionProps {
  readonly offer: ConsentOffer;
  readonly hasPersona: boolean;
  /** Takes the whole consent back. */
  readonly takeBack: () => Promise<void>;
}

/** What the annotator agreed to, the part of it that can be changed, and the way out. */
export function ConsentSection({ offer, hasPersona, takeBack }: ConsentSectionProps) {
  const { accepted } = offer;
  return (
    <section aria-labelledby="consent">
      <h2 id="consent" className="text-2xl">
        What you agreed to
      </h2>
      {accepted === null ? (
        <p className="mt-2 text-[0.9375rem]/6 text-soft">
          Nothing at present. You are asked before your next vote; until you agree, no vote of yours is in a later
          release. Votes that you gave stay counted in the leaderboards, which name nobody.
        </p>
      ) : (
        <>
          <dl className="mt-3">
            {offer.fields.map(({ key, label }) => (
              <div key={key} className="flex justify-between gap-6 border-rule border-b py-2 text-[0.9375rem]/6">
                <dt className="text-soft">{label}</dt>
                <dd className="font-medium">{accepted[key] ? "Yes" : "No"}</dd>
              </div>
            ))}
          </dl>
          <ConsentChoice version={offer.version} accepted={accepted} />
          <TakeBack hasPersona={hasPersona} takeBack={takeBack} />
          <p className="mt-2 text-[0.8125rem]/5 text-soft">
            A change holds for later releases. If you take it all back, none of them has a vote of yours; your votes
            stay stored and counted in the leaderboards, which name nobody. Agreeing again brings them back into later
            releases. Your persona is erased and does not come back. Consent{" "}
            <span className="figures">{offer.version}</span>.
          </p>
        </>
      )}
    </section>
  );
}
