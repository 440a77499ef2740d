import "@fontsource-variable/instrument-sans/wght.css";
import "@fontsource-variable/newsreader/opsz.css";
import "@fontsource-variable/newsreader/opsz-italic.css";
import "@fontsource/ibm-plex-mono/400.css";
import "@fontsource/ibm-plex-mono/500.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { JudgedProvider } from "@/components/ui/judged-count";
import { SiteFooter } from "@/components/ui/site-footer";
import { SiteHeader } from "@/components/ui/site-header";
import { themeScript } from "@/components/ui/theme-storage";
import { listArenas } from "@/lib/arenas/queries";
import { identify } from "@/lib/auth/identify";
import { countJudged } from "@/lib/votes/queries";

export const metadata: Metadata = {
  title: { default: "Palate", template: "%s · Palate" },
  description: "Two anonymous outputs made for one person. You say which one fits that person better.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#151412" },
  ],
};

/** Every page: skip link, header, `<main>`, footer. Pages render what stands inside `<main>` and their one h1. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  await connection();
  const { annotatorId, user } = await identify();
  const [arenas, judged] = await Promise.all([listArenas(), countJudged(annotatorId)]);
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{themeScript}</script>
      </head>
      <body className="flex min-h-dvh flex-col bg-paper text-ink">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-4 focus:py-3"
        >
          Skip to the content
        </a>
        <JudgedProvider initial={judged.total}>
          <SiteHeader arenas={arenas.filter((arena) => arena.canBeJudged)} viewer={user?.role ?? "anonymous"} />
          <main id="main" tabIndex={-1} className="flex grow flex-col">
            {children}
          </main>
        </JudgedProvider>
        <SiteFooter />
      </body>
    </html>
  );
}
