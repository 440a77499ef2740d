import type { ComponentProps } from "react";

export type ButtonKind = "hollow" | "strong" | "quiet";

const base =
  "inline-flex min-h-11 items-center justify-center gap-2.5 rounded-md text-[0.9375rem]/5 font-medium no-underline transition-colors disabled:cursor-default disabled:text-faint";

const kinds: Record<ButtonKind, string> = {
  hollow: "border border-strong bg-paper px-4 py-2 text-ink enabled:hover:border-ink [a&]:hover:border-ink",
  strong:
    "border border-ink bg-paper px-5 py-2 text-ink enabled:hover:bg-ink enabled:hover:text-paper [a&]:hover:bg-ink [a&]:hover:text-paper",
  quiet: "px-2 py-2 text-soft enabled:hover:text-ink [a&]:hover:text-ink",
};

/** The look of a button, for a link that leads on: `<Link className={buttonClass("strong")}>`. */
export function buttonClass(kind: ButtonKind = "hollow"): string {
  return `${base} ${kinds[kind]}`;
}

interface ButtonProps extends ComponentProps<"button"> {
  readonly kind?: ButtonKind;
}

/** Hollow by default; `strong` for the one thing a page asks for; `quiet` for a way back. */
export function Button({ kind = "hollow", className = "", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(kind)} ${className}`} {...rest} />;
}
