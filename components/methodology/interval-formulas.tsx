import { Formula, Indexed } from "@/components/ui/formula";
import { EloPerLogit, Fraction, Parentheses, Power, Sum, Words } from "./math";

const inverse = (
  <Power
    base={<mi>J</mi>}
    exponent={
      <>
        <mo>−</mo>
        <mn>1</mn>
      </>
    }
  />
);

const transposed = (letter: string, index: string) => (
  <Power base={<Indexed letter={letter} index={index} />} exponent={<mo>⊤</mo>} />
);

/** The model's covariance and the clustered sandwich. */
export function CovarianceFormulas() {
  return (
    <>
      <Formula label="By the model, V is the inverse of the information J">
        <msub>
          <mi>V</mi>
          <mtext>model</mtext>
        </msub>
        <mo>=</mo>
        {inverse}
      </Formula>
      <Formula label="Clustered, V is the inverse of J, times G over G minus 1 times the sum over people g of s g times s g transposed, times the inverse of J">
        <msub>
          <mi>V</mi>
          <mtext>clustered</mtext>
        </msub>
        <mo>=</mo>
        {inverse}
        <Parentheses>
          <Fraction
            over={<mi>G</mi>}
            under={
              <>
                <mi>G</mi>
                <mo>−</mo>
                <mn>1</mn>
              </>
            }
          />
          <Sum over={<mi>g</mi>}>
            <Indexed letter="s" index="g" />
            {transposed("s", "g")}
          </Sum>
        </Parentheses>
        {inverse}
      </Formula>
    </>
  );
}

/** The interval, with t standard errors on each side. */
export function IntervalFormula() {
  return (
    <Formula label="R i plus or minus t times 400 over the natural logarithm of 10, times the root of V i i">
      <Indexed letter="R" index="i" />
      <mo>±</mo>
      <mi>t</mi>
      <mo>·</mo>
      <EloPerLogit />
      <msqrt>
        <Indexed letter="V" index="ii" />
      </msqrt>
    </Formula>
  );
}

/** How many equally busy people a system's votes are worth. */
export function EffectiveVotersFormula() {
  return (
    <Formula label="C i is the square of the sum over people g of n g i, over the sum of the squares of n g i">
      <Indexed letter="C" index="i" />
      <mo>=</mo>
      <Fraction
        over={
          <Power
            base={
              <Parentheses>
                <Sum over={<mi>g</mi>}>
                  <Indexed letter="n" index="gi" />
                </Sum>
              </Parentheses>
            }
            exponent={<mn>2</mn>}
          />
        }
        under={
          <Sum over={<mi>g</mi>}>
            <Power base={<Indexed letter="n" index="gi" />} exponent={<mn>2</mn>} />
          </Sum>
        }
      />
    </Formula>
  );
}

/** A rank counts the intervals that lie above. */
export function RankFormula() {
  return (
    <Formula label="The rank of i is 1 plus the number of systems j whose lower bound is above the upper bound of i">
      <msub>
        <mtext>rank</mtext>
        <mi>i</mi>
      </msub>
      <mo>=</mo>
      <mn>1</mn>
      <mo>+</mo>
      <mtext>{"number of\u00a0"}</mtext>
      <mi>j</mi>
      <Words>with</Words>
      <msub>
        <mtext>low</mtext>
        <mi>j</mi>
      </msub>
      <mo>&gt;</mo>
      <msub>
        <mtext>high</mtext>
        <mi>i</mi>
      </msub>
    </Formula>
  );
}

/** What is simulated. */
export function BestFormula() {
  return (
    <Formula label="The probability that i is best is that of theta star i being the largest, where theta star is normal with mean theta and covariance V">
      <mi>P</mi>
      <Parentheses>
        <mi>i</mi>
        <Words>is best</Words>
      </Parentheses>
      <mo>=</mo>
      <mi>P</mi>
      <Parentheses>
        <Power base={<Indexed letter="θ" index="i" />} exponent={<mo>∗</mo>} />
        <Words>is the largest</Words>
      </Parentheses>
      <mtext>{",\u2003"}</mtext>
      <Power base={<mi>θ</mi>} exponent={<mo>∗</mo>} />
      <mo>∼</mo>
      <mi>N</mi>
      <Parentheses>
        <mi>θ</mi>
        <mo>,</mo>
        <mi>V</mi>
      </Parentheses>
    </Formula>
  );
}

/** What one vote does to a difference of strengths, to first order. */
export function InfluenceFormula() {
  return (
    <Formula label="One vote with score s moves theta a minus theta b by about e a minus e b, transposed, times the inverse of J, times s">
      <mi>Δ</mi>
      <Parentheses>
        <Indexed letter="θ" index="a" />
        <mo>−</mo>
        <Indexed letter="θ" index="b" />
      </Parentheses>
      <mo>≈</mo>
      <Power
        base={
          <Parentheses>
            <Indexed letter="e" index="a" />
            <mo>−</mo>
            <Indexed letter="e" index="b" />
          </Parentheses>
        }
        exponent={<mo>⊤</mo>}
      />
      {inverse}
      <mi>s</mi>
    </Formula>
  );
}
