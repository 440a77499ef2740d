import type { ReactNode } from "react";

/** Running text set for reading: serif, one measure, headings in the same voice. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return (
    <div className="max-w-[40rem] font-serif text-[1.125rem]/[1.875rem] [&_a]:underline [&_a]:decoration-strong [&_a]:underline-offset-4 [&_a:hover]:decoration-accent [&_h2]:mt-10 [&_h2]:mb-2 [&_h2]:text-2xl [&_li]:mt-1 [&_ol]:list-decimal [&_ol]:pl-6 [&_p+p]:mt-4 [&_ul+p]:mt-4 [&_ul]:list-disc [&_ul]:pl-6">
      {children}
    </div>
  );
}
