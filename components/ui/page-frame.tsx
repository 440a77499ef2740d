import type { ReactNode } from "react";

interface PageFrameProps {
  readonly title: ReactNode;
  /** A sentence or two under the title. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** `text` keeps a reading measure, `wide` gives tables their room. */
  readonly width?: "text" | "wide";
}

/** The frame of an ordinary page: one h1, a lead, the content. The layout owns `<main>`. */
export function PageFrame({ title, lead, children, width = "wide" }: PageFrameProps) {
  return (
    <div
      className={`mx-auto w-full px-[1.125rem] py-8 md:px-10 md:py-12 ${width === "text" ? "max-w-[46rem]" : "max-w-[82rem]"}`}
    >
      <h1 className="text-[2rem]/10 tracking-[-0.01em] md:text-[2.625rem]/12">{title}</h1>
      {lead ? <div className="mt-3 max-w-[42rem] text-base/6 text-soft">{lead}</div> : null}
      {children ? <div className="mt-8">{children}</div> : null}
    </div>
  );
}
