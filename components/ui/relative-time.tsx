"use client";

import { useEffect, useState } from "react";
import { sayHowLongAgo, sayMoment } from "./time-words";

/**
 * A moment as "40 seconds ago", with the exact time as its title. The first render uses the server's clock, so server and
 * browser write the same words; afterwards the words follow the browser's clock, offset so that a wrong one does no harm.
 */
export function RelativeTime({ moment, serverNow }: { moment: string; serverNow: string }) {
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    const start = Date.now();
    const timer = setInterval(() => setElapsedMs(Date.now() - start), 10_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={moment} title={sayMoment(moment)}>
      {sayHowLongAgo(Date.parse(moment), Date.parse(serverNow) + elapsedMs)}
    </time>
  );
}
