import { Formula, Indexed } from "@/components/ui/formula";

const thin = "\u2009";

/** Rating on the Elo scale. */
export function RatingFormula() {
  return (
    <Formula label="The rating R i is 1000 plus 400 over the natural logarithm of 10, times theta i minus the mean theta">
      <Indexed letter="R" index="i" />
      <mo>=</mo>
      <mn>1000</mn>
      <mo>+</mo>
      <mfrac>
        <mn>400</mn>
        <mrow>
          <mi>ln</mi>
          <mtext>{thin}</mtext>
          <mn>10</mn>
        </mrow>
      </mfrac>
      <mo>(</mo>
      <Indexed letter="θ" index="i" />
      <mo>−</mo>
      <mi>m</mi>
      <mo>)</mo>
      <mtext>{",\u2003"}</mtext>
      <Indexed letter="θ" index="i" />
      <mo>=</mo>
      <mi>ln</mi>
      <mtext>{thin}</mtext>
      <Indexed letter="π" index="i" />
    </Formula>
  );
}

/** Half width of an interval. */
export function IntervalFormula() {
  return (
    <Formula label="R i plus or minus 1.96 times 400 over the natural logarithm of 10, times the root of V i i">
      <Indexed letter="R" index="i" />
      <mo>±</mo>
      <mn>1.96</mn>
      <mo>·</mo>
      <mfrac>
        <mn>400</mn>
        <mrow>
          <mi>ln</mi>
          <mtext>{thin}</mtext>
          <mn>10</mn>
        </mrow>
      </mfrac>
      <msqrt>
        <Indexed letter="V" index="ii" />
      </msqrt>
    </Formula>
  );
}

/** Lift, and the variance of a difference from the joint covariance. */
export function LiftFormula() {
  return (
    <>
      <Formula label="The lift is R s minus R g">
        <mtext>lift</mtext>
        <mo>=</mo>
        <Indexed letter="R" index="s" />
        <mo>−</mo>
        <Indexed letter="R" index="g" />
      </Formula>
      <Formula label="The variance of theta s minus theta g is V s s plus V g g minus twice V s g">
        <mi>Var</mi>
        <mo>(</mo>
        <Indexed letter="θ" index="s" />
        <mo>−</mo>
        <Indexed letter="θ" index="g" />
        <mo>)</mo>
        <mo>=</mo>
        <Indexed letter="V" index="ss" />
        <mo>+</mo>
        <Indexed letter="V" index="gg" />
        <mo>−</mo>
        <mn>2</mn>
        <Indexed letter="V" index="sg" />
      </Formula>
    </>
  );
}

/** Share of votes won, ties counted half. */
export function WinRateFormula() {
  return (
    <Formula label="The win rate is wins plus half of the ties, over votes">
      <mtext>win rate</mtext>
      <mo>=</mo>
      <mfrac>
        <mrow>
          <mtext>wins</mtext>
          <mo>+</mo>
          <mfrac>
            <mn>1</mn>
            <mn>2</mn>
          </mfrac>
          <mtext>ties</mtext>
        </mrow>
        <mtext>votes</mtext>
      </mfrac>
    </Formula>
  );
}
