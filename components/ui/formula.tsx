import type { ReactNode } from "react";

interface FormulaProps {
  readonly children: ReactNode;
  /** The formula in words. */
  readonly label: string;
}

/** A displayed formula in MathML; a wide one scrolls inside its own line. */
export function Formula({ children, label }: FormulaProps) {
  return (
    <div className="my-5 overflow-x-auto overflow-y-hidden py-1 text-[1.0625rem] md:text-[1.1875rem]">
      <math display="block" aria-label={label}>
        <mrow>{children}</mrow>
      </math>
    </div>
  );
}

/** A letter with one or two indices, such as π with i. */
export function Indexed({ letter, index }: { readonly letter: string; readonly index: string }) {
  return (
    <msub>
      <mi>{letter}</mi>
      <mrow>
        <mi>{index.charAt(0)}</mi>
        {index.length > 1 ? <mi>{index.charAt(1)}</mi> : null}
      </mrow>
    </msub>
  );
}
