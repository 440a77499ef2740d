import type { ReactNode } from "react";

const thin = "\u2009";

interface FractionProps {
  readonly over: ReactNode;
  readonly under: ReactNode;
}

export function Fraction({ over, under }: FractionProps) {
  return (
    <mfrac>
      <mrow>{over}</mrow>
      <mrow>{under}</mrow>
    </mfrac>
  );
}

interface SumProps {
  /** What is summed over. */
  readonly over: ReactNode;
  readonly children: ReactNode;
}

export function Sum({ over, children }: SumProps) {
  return (
    <mrow>
      <msub>
        <mo>∑</mo>
        <mrow>{over}</mrow>
      </msub>
      {children}
    </mrow>
  );
}

export function Parentheses({ children }: { readonly children: ReactNode }) {
  return (
    <mrow>
      <mo>(</mo>
      {children}
      <mo>)</mo>
    </mrow>
  );
}

interface PowerProps {
  readonly base: ReactNode;
  readonly exponent: ReactNode;
}

export function Power({ base, exponent }: PowerProps) {
  return (
    <msup>
      <mrow>{base}</mrow>
      <mrow>{exponent}</mrow>
    </msup>
  );
}

/** The natural logarithm of something. */
export function Ln({ children }: { readonly children: ReactNode }) {
  return (
    <mrow>
      <mi>ln</mi>
      <mtext>{thin}</mtext>
      {children}
    </mrow>
  );
}

/** Words between symbols. */
export function Words({ children }: { readonly children: string }) {
  return <mtext>{`\u00a0${children}\u00a0`}</mtext>;
}

/** 400 / ln 10: Elo points of one natural-log unit. */
export function EloPerLogit() {
  return (
    <Fraction
      over={<mn>400</mn>}
      under={
        <Ln>
          <mn>10</mn>
        </Ln>
      }
    />
  );
}
