import { Formula, Indexed } from "@/components/ui/formula";
import { EloPerLogit, Fraction, Ln, Parentheses, Power, Words } from "./math";

const strength = (index: string) => <Indexed letter="π" index={index} />;

/** π of the first plus κ times π of the second. */
function Against({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <mrow>
      {strength(first)}
      <mo>+</mo>
      <mi>κ</mi>
      {strength(second)}
    </mrow>
  );
}

/** Win and tie in Rao and Kupper's model. */
export function RaoKupperModel() {
  return (
    <>
      <Formula label="The chance that i beats j is pi i over pi i plus kappa times pi j">
        <mi>P</mi>
        <Parentheses>
          <mi>i</mi>
          <Words>beats</Words>
          <mi>j</mi>
        </Parentheses>
        <mo>=</mo>
        <Fraction over={strength("i")} under={<Against first="i" second="j" />} />
      </Formula>
      <Formula label="The chance of a tie is kappa squared minus 1, times pi i pi j, over the product of pi i plus kappa pi j and pi j plus kappa pi i">
        <mi>P</mi>
        <Parentheses>
          <mtext>tie</mtext>
        </Parentheses>
        <mo>=</mo>
        <Fraction
          over={
            <>
              <Parentheses>
                <Power base={<mi>κ</mi>} exponent={<mn>2</mn>} />
                <mo>−</mo>
                <mn>1</mn>
              </Parentheses>
              {strength("i")}
              {strength("j")}
            </>
          }
          under={
            <>
              <Parentheses>
                <Against first="i" second="j" />
              </Parentheses>
              <Parentheses>
                <Against first="j" second="i" />
              </Parentheses>
            </>
          }
        />
      </Formula>
    </>
  );
}

/** Rating on the Elo scale. */
export function RatingFormula() {
  return (
    <Formula label="The rating R i is 1000 plus 400 over the natural logarithm of 10, times theta i minus the mean theta">
      <Indexed letter="R" index="i" />
      <mo>=</mo>
      <mn>1000</mn>
      <mo>+</mo>
      <EloPerLogit />
      <Parentheses>
        <Indexed letter="θ" index="i" />
        <mo>−</mo>
        <mi>m</mi>
      </Parentheses>
      <mtext>{",\u2003"}</mtext>
      <Indexed letter="θ" index="i" />
      <mo>=</mo>
      <Ln>{strength("i")}</Ln>
    </Formula>
  );
}
