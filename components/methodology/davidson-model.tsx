import { Formula, Indexed } from "@/components/ui/formula";

const strength = (index: string) => <Indexed letter="π" index={index} />;

/** πᵢ + πⱼ + ν√(πᵢπⱼ), under every fraction of the model. */
function Total() {
  return (
    <mrow>
      {strength("i")}
      <mo>+</mo>
      {strength("j")}
      <mo>+</mo>
      <GeometricMean />
    </mrow>
  );
}

function GeometricMean() {
  return (
    <mrow>
      <mi>ν</mi>
      <msqrt>
        {strength("i")}
        {strength("j")}
      </msqrt>
    </mrow>
  );
}

/** The two formulas of the model that ratings are fitted with. */
export function DavidsonModel() {
  return (
    <>
      <Formula label="The chance that i beats j is pi i over pi i plus pi j plus nu times the root of pi i pi j">
        <mi>P</mi>
        <mo>(</mo>
        <mi>i</mi>
        <mtext>{"\u00a0beats\u00a0"}</mtext>
        <mi>j</mi>
        <mo>)</mo>
        <mo>=</mo>
        <mfrac>
          {strength("i")}
          <Total />
        </mfrac>
      </Formula>
      <Formula label="The chance of a tie is nu times the root of pi i pi j, over the same sum">
        <mi>P</mi>
        <mo>(</mo>
        <mtext>tie</mtext>
        <mo>)</mo>
        <mo>=</mo>
        <mfrac>
          <GeometricMean />
          <Total />
        </mfrac>
      </Formula>
    </>
  );
}
