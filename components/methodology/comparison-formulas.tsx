import { Formula, Indexed } from "@/components/ui/formula";
import { Fraction, Parentheses, Sum, Words } from "./math";

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
        <Parentheses>
          <Indexed letter="θ" index="s" />
          <mo>−</mo>
          <Indexed letter="θ" index="g" />
        </Parentheses>
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

/** Share of votes won, ties counted half; and share of votes that said "neither". */
export function RateFormulas() {
  return (
    <>
      <Formula label="The win rate is wins plus half of the ties, over votes">
        <mtext>win rate</mtext>
        <mo>=</mo>
        <Fraction
          over={
            <>
              <mtext>wins</mtext>
              <mo>+</mo>
              <Fraction over={<mn>1</mn>} under={<mn>2</mn>} />
              <mtext>ties</mtext>
            </>
          }
          under={<mtext>votes</mtext>}
        />
      </Formula>
      <Formula label="The neither rate is votes that said neither, over votes">
        <mtext>neither</mtext>
        <mo>=</mo>
        <Fraction over={<mtext>votes that said “neither”</mtext>} under={<mtext>votes</mtext>} />
      </Formula>
    </>
  );
}

/** What stands in the place of the difference of strengths, and a covariate. */
export function ControlFormulas() {
  return (
    <>
      <Formula label="d is theta A minus theta B, plus beta 0, plus the sum over k of beta k times x k">
        <mi>d</mi>
        <mo>=</mo>
        <Indexed letter="θ" index="A" />
        <mo>−</mo>
        <Indexed letter="θ" index="B" />
        <mo>+</mo>
        <Indexed letter="β" index="0" />
        <mo>+</mo>
        <Sum over={<mi>k</mi>}>
          <Indexed letter="β" index="k" />
          <Indexed letter="x" index="k" />
        </Sum>
      </Formula>
      <Formula label="The relative difference is a minus b over a plus b, and 0 where both are 0">
        <mtext>relative difference</mtext>
        <mo>=</mo>
        <Fraction
          over={
            <>
              <mi>a</mi>
              <mo>−</mo>
              <mi>b</mi>
            </>
          }
          under={
            <>
              <mi>a</mi>
              <mo>+</mo>
              <mi>b</mi>
            </>
          }
        />
        <mtext>,</mtext>
        <Words>0 where both are 0</Words>
      </Formula>
    </>
  );
}
