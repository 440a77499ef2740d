import type { ReactNode } from "react";
import { Formula, Indexed } from "@/components/ui/formula";
import { Fraction, Ln, Parentheses, Power, Sum } from "./math";

const square = (base: ReactNode) => <Power base={base} exponent={<mn>2</mn>} />;

/** A segment's strengths and how they are found. */
export function SegmentFormulas() {
  return (
    <>
      <Formula label="Theta g is theta plus delta g, where delta g is normal with mean 0 and variance sigma squared">
        <Indexed letter="θ" index="g" />
        <mo>=</mo>
        <mi>θ</mi>
        <mo>+</mo>
        <Indexed letter="δ" index="g" />
        <mtext>{",\u2003"}</mtext>
        <Indexed letter="δ" index="g" />
        <mo>∼</mo>
        <mi>N</mi>
        <Parentheses>
          <mn>0</mn>
          <mo>,</mo>
          {square(<mi>σ</mi>)}
        </Parentheses>
      </Formula>
      <Formula label="Delta g makes the log-likelihood of the segment's votes at theta plus delta g, minus the squared length of delta g over twice sigma squared, as large as can be">
        <Indexed letter="ℓ" index="g" />
        <Parentheses>
          <mi>θ</mi>
          <mo>+</mo>
          <Indexed letter="δ" index="g" />
        </Parentheses>
        <mo>−</mo>
        <Fraction
          over={square(
            <mrow>
              <mo stretchy="false">|</mo>
              <Indexed letter="δ" index="g" />
              <mo stretchy="false">|</mo>
            </mrow>,
          )}
          under={
            <>
              <mn>2</mn>
              {square(<mi>σ</mi>)}
            </>
          }
        />
        <mo>→</mo>
        <mi>max</mi>
      </Formula>
    </>
  );
}

/** A p-value by shuffling. */
export function PermutationFormula() {
  return (
    <Formula label="p is 1 plus the number of shuffles at least as extreme, over 1 plus the number of shuffles">
      <mi>p</mi>
      <mo>=</mo>
      <Fraction
        over={
          <>
            <mn>1</mn>
            <mo>+</mo>
            <mtext>shuffles at least as extreme</mtext>
          </>
        }
        under={
          <>
            <mn>1</mn>
            <mo>+</mo>
            <mtext>shuffles</mtext>
          </>
        }
      />
    </Formula>
  );
}

/** The mixture's likelihood, the criterion that chooses the number of kinds, and how sure the assignment is. */
export function MixtureFormulas() {
  return (
    <>
      <Formula label="The log-likelihood L is the sum over people g of the logarithm of the sum over kinds k of the share w k times the chance of all votes of g under k">
        <mi>L</mi>
        <mo>=</mo>
        <Sum over={<mi>g</mi>}>
          <Ln>
            <Sum over={<mi>k</mi>}>
              <Indexed letter="w" index="k" />
              <Indexed letter="P" index="k" />
              <Parentheses>
                <mtext>{"votes of\u00a0"}</mtext>
                <mi>g</mi>
              </Parentheses>
            </Sum>
          </Ln>
        </Sum>
      </Formula>
      <Formula label="BIC is the number of parameters q times the logarithm of the number of people G, minus twice L">
        <mi>BIC</mi>
        <mo>=</mo>
        <mi>q</mi>
        <Ln>
          <mi>G</mi>
        </Ln>
        <mo>−</mo>
        <mn>2</mn>
        <mi>L</mi>
      </Formula>
      <Formula label="The certainty is 1 plus the sum over people and kinds of p g k times its logarithm, over G times the logarithm of the number of kinds K">
        <mtext>certainty</mtext>
        <mo>=</mo>
        <mn>1</mn>
        <mo>+</mo>
        <Fraction
          over={
            <Sum
              over={
                <>
                  <mi>g</mi>
                  <mo>,</mo>
                  <mi>k</mi>
                </>
              }
            >
              <Indexed letter="p" index="gk" />
              <Ln>
                <Indexed letter="p" index="gk" />
              </Ln>
            </Sum>
          }
          under={
            <>
              <mi>G</mi>
              <Ln>
                <mi>K</mi>
              </Ln>
            </>
          }
        />
      </Formula>
    </>
  );
}

/** Krippendorff's alpha. */
export function AlphaFormula() {
  return (
    <Formula label="Alpha is 1 minus the observed disagreement D o over the expected disagreement D e">
      <mi>α</mi>
      <mo>=</mo>
      <mn>1</mn>
      <mo>−</mo>
      <Fraction over={<Indexed letter="D" index="o" />} under={<Indexed letter="D" index="e" />} />
    </Formula>
  );
}
