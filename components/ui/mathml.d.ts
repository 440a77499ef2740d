import type { DetailedHTMLProps, HTMLAttributes } from "react";

type MathElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

// React renders MathML, but its types do not know the elements.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      math: MathElement & { display?: "block" | "inline" };
      mrow: MathElement;
      mi: MathElement & { mathvariant?: "normal" };
      mn: MathElement;
      mo: MathElement & { stretchy?: "true" | "false" };
      mtext: MathElement;
      mfrac: MathElement;
      msqrt: MathElement;
      msub: MathElement;
      msup: MathElement;
    }
  }
}
