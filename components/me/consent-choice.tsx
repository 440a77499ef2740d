"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { requestJson } from "@/components/battle/request";
import { Button } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { Notice } from "@/components/ui/notice";

interface ConsentChoiceProps {
  readonly version: string;
  readonly publishesFeedback: boolean;
}

/** Changes whether what the annotator writes may be published in later releases. */
export function ConsentChoice({ version, publishesFeedback }: ConsentChoiceProps) {
  const router = useRouter();
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function change() {
    setIsSending(true);
    setTrouble(null);
    const answer = await requestJson<undefined>("POST", "/api/v1/consent", {
      version,
      fields: { votes: true, feedback: !publishesFeedback },
    });
    setIsSending(false);
    if (answer.isOk) router.refresh();
    else setTrouble(explainProblem(answer.problem));
  }

  return (
    <div className="mt-4 flex flex-col items-start gap-3">
      <Button disabled={isSending} onClick={change}>
        {publishesFeedback ? "Stop publishing what I write" : "Publish what I write, too"}
      </Button>
      {trouble ? <Notice role="alert">Your choice was not changed. {trouble}</Notice> : null}
    </div>
  );
}
