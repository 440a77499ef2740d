import type { HTMLAttributes } from "react";

interface LabelProps extends HTMLAttributes<HTMLElement> {
  readonly as?: "p" | "h2" | "h3" | "span" | "legend" | "dt" | "div";
}

/** Small spaced capitals in mono: names a thing without raising its voice. */
export function Label({ as: Element = "p", className = "", ...rest }: LabelProps) {
  return <Element className={`${labelClass} ${className}`} {...rest} />;
}

/** The same look for an element that is a component of its own, such as `th` or `label`. */
export const labelClass = "font-mono font-normal text-[0.6875rem]/4 text-faint uppercase tracking-[0.09em]";
