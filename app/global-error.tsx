"use client";

import "@fontsource-variable/instrument-sans/wght.css";
import "@fontsource-variable/newsreader/opsz.css";
import "@fontsource/ibm-plex-mono/400.css";
import "./globals.css";
import { TroublePage } from "@/components/ui/trouble-page";

interface GlobalErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

/** Stands in for the whole layout when even the layout could not be made, as without a database. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body className="min-h-dvh bg-paper text-ink">
        <title>Palate</title>
        <main>
          <TroublePage digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}
