import { labelClass } from "@/components/ui/label";
import type { Revealed } from "@/lib/votes/schema";

interface RevealedMakerProps {
  /** What stood there before; null where an output was shown by itself. */
  readonly letter: "A" | "B" | null;
  readonly maker: Revealed;
  /** Whether it was made for whoever judges it. */
  readonly isOwn: boolean;
}

/** Who made an output, in the place where A or B stood. Filled personalizes, hollow does not, as on the boards. */
export function RevealedMaker({ letter, maker, isOwn }: RevealedMakerProps) {
  const isControl = maker.strategy === "generic";
  return (
    <div className="border-rule border-b pb-4 motion-safe:animate-reveal">
      <p className={`${labelClass} flex items-center gap-2`}>
        <span
          aria-hidden="true"
          className={`inline-block size-2 rounded-full border ${isControl ? "border-soft" : "border-accent bg-accent"}`}
        />
        {[letter, maker.family, maker.strategy].filter((word) => word !== null).join(" · ")}
      </p>
      <h2 className="mt-1 text-[1.5rem]/8">{maker.name}</h2>
      <p className="mt-0.5 max-w-[38rem] text-[0.9375rem]/6 text-soft">{maker.description}</p>
      <p className="mt-1.5 max-w-[38rem] text-[0.9375rem]/6">
        <span className="text-soft">Of {isOwn ? "you" : "the person"} it used: </span>
        {isOwn ? maker.personaUse.replace("they liked", "you liked") : maker.personaUse}
      </p>
    </div>
  );
}
