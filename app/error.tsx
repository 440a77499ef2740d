"use client";

import { TroublePage } from "@/components/ui/trouble-page";

interface ErrorPageProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <TroublePage digest={error.digest} retry={reset} />;
}
