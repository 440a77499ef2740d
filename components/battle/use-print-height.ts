import { type RefObject, useLayoutEffect, useRef } from "react";

/** Where the outputs stand beside each other. */
const beside = "(min-width: 48rem)";
/** The most of the screen's height that the bar takes before anything is chosen, and the least height of a print, in pixels. */
const barShare = 0.18;
const leastHeight = 240;
const margin = 8;

/**
 * Gives a page the height at which its prints are whole between what stands above them and the bar, before anything is scrolled or
 * chosen: `--print-height` on the element with the returned ref. Where outputs stand below each other the stylesheet's height holds.
 */
export function usePrintHeight(): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const page = root.current;
    const print = page?.querySelector("[data-print]");
    const bar = page?.querySelector<HTMLElement>("[data-bar]");
    if (!page || !print || !bar) return;
    let isGone = false;
    const measure = () => {
      if (isGone) return;
      if (!window.matchMedia(beside).matches) {
        page.style.removeProperty("--print-height");
        return;
      }
      const top = print.getBoundingClientRect().top + window.scrollY;
      const barHeight = Math.min(bar.offsetHeight, window.innerHeight * barShare);
      const free = Math.min(window.innerHeight - barHeight - top - margin, window.innerHeight * 0.64);
      page.style.setProperty("--print-height", `${Math.round(Math.max(leastHeight, free))}px`);
    };
    measure();
    // Letters that come later may set the person in fewer lines or more.
    void document.fonts.ready.then(measure);
    window.addEventListener("resize", measure);
    return () => {
      isGone = true;
      window.removeEventListener("resize", measure);
    };
  }, []);
  return root;
}
