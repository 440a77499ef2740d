import { Formula, Indexed } from "@/components/ui/formula";
import { Fraction, Parentheses } from "./math";

/** How easy a pair of outputs is to tell apart. */
export function TierFormulas() {
  return (
    <>
      <Formula label="The margin is the distance of a and b plus 4 times 0.4, over n plus 4">
        <mtext>margin</mtext>
        <mo>=</mo>
        <Fraction
          over={
            <>
              <mo stretchy="false">|</mo>
              <mi>a</mi>
              <mo>−</mo>
              <mi>b</mi>
              <mo stretchy="false">|</mo>
              <mo>+</mo>
              <mn>4</mn>
              <mo>·</mo>
              <mn>0.4</mn>
            </>
          }
          under={
            <>
              <mi>n</mi>
              <mo>+</mo>
              <mn>4</mn>
            </>
          }
        />
      </Formula>
      <Formula label="The agreement is E plus 4 times 0.5, over n times n minus 1 over 2, plus 4">
        <mtext>agreement</mtext>
        <mo>=</mo>
        <Fraction
          over={
            <>
              <mi>E</mi>
              <mo>+</mo>
              <mn>4</mn>
              <mo>·</mo>
              <mn>0.5</mn>
            </>
          }
          under={
            <>
              <mi>n</mi>
              <Parentheses>
                <mi>n</mi>
                <mo>−</mo>
                <mn>1</mn>
              </Parentheses>
              <mo>/</mo>
              <mn>2</mn>
              <mo>+</mo>
              <mn>4</mn>
            </>
          }
        />
      </Formula>
    </>
  );
}

/** What a verdict is made of. */
export function ComponentFormula() {
  return (
    <Formula label="y is mu plus the difference of the two systems' strengths s, plus their differences with this task, with this persona and with this annotator, plus chance e">
      <mi>y</mi>
      <mo>=</mo>
      <mi>μ</mi>
      <mo>+</mo>
      {(["s", "t", "p", "a"] as const).map((source) => (
        <mrow key={source}>
          <Parentheses>
            <Indexed letter={source} index="i" />
            <mo>−</mo>
            <Indexed letter={source} index="j" />
          </Parentheses>
          <mo>+</mo>
        </mrow>
      ))}
      <mi>e</mi>
    </Formula>
  );
}
