"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { requestJson } from "@/components/battle/request";
import { Button } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { Notice } from "@/components/ui/notice";

/** Retires a persona, or brings it back. Both can be undone, so neither asks again. */
export function RetireButton({ slug, isRetired }: { readonly slug: string; readonly isRetired: boolean }) {
  const router = useRouter();
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function send() {
    setIsSending(true);
    setTrouble(null);
    const answer = await requestJson<unknown>("PUT", `/api/v1/personas/${slug}/retirement`, { isRetired: !isRetired });
    setIsSending(false);
    if (answer.isOk) router.refresh();
    else setTrouble(explainProblem(answer.problem));
  }

  return (
    <>
      <Button onClick={send} disabled={isSending}>
        {isRetired ? "Bring back" : "Retire"}
      </Button>
      {trouble ? <Notice role="alert">Nothing was changed. {trouble}</Notice> : null}
    </>
  );
}
