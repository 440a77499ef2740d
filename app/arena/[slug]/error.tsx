"use client";

import { TroublePage } from "@/components/ui/trouble-page";

interface ArenaErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export default function ArenaError({ error, reset }: ArenaErrorProps) {
  return <TroublePage digest={error.digest} retry={reset} />;
}
