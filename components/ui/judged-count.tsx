"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { formatCount } from "./format-number";

interface Judged {
  readonly total: number;
  readonly addOne: () => void;
}

const JudgedContext = createContext<Judged>({ total: 0, addOne: () => undefined });

/** Carries how many battles this annotator has judged, so that the header counts along with the votes. */
export function JudgedProvider({ initial, children }: { readonly initial: number; readonly children: ReactNode }) {
  const [count, setCount] = useState({ initial, total: initial });
  // A newer count from the server already holds the votes that were added here.
  if (count.initial !== initial) setCount({ initial, total: initial });
  const addOne = useCallback(() => setCount((now) => ({ ...now, total: now.total + 1 })), []);
  const value = useMemo(() => ({ total: count.total, addOne }), [count.total, addOne]);
  return <JudgedContext value={value}>{children}</JudgedContext>;
}

/** The count, and the way to add a vote to it. */
export function useJudged(): Judged {
  return useContext(JudgedContext);
}

/** "14 judged" in the header, on the pages where one judges. */
export function JudgedCount() {
  const { total } = useJudged();
  const isJudging = usePathname().startsWith("/arena/");
  if (!isJudging) return null;
  return <p className="figures whitespace-nowrap text-[0.875rem] text-soft">{formatCount(total)} judged</p>;
}
