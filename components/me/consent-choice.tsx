"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { requestJson } from "@/components/battle/request";
import { Button } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { Notice } from "@/components/ui/notice";

interface ConsentChoiceProps {
  readonly version: string;
  readonly accepted: Readonly<Record<string, boolean>>;
}

const choices = [
  { key: "feedback", start: "Publish what I write, too", stop: "Stop publishing what I write" },
  { key: "persona", start: "Publish facts and tastes of my persona", stop: "Stop publishing my persona" },
] as const;

/** Changes what may be published in later releases beside the votes; each choice leaves the others as they are. */
export function ConsentChoice({ version, accepted }: ConsentChoiceProps) {
  const router = useRouter();
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function change(key: (typeof choices)[number]["key"]) {
    setIsSending(true);
    setTrouble(null);
    const present = { votes: true, feedback: accepted.feedback === true, persona: accepted.persona === true };
    const fields = { ...present, [key]: !present[key] };
    const answer = await requestJson<undefined>("POST", "/api/v1/consent", { version, fields });
    setIsSending(false);
    if (answer.isOk) router.refresh();
    else setTrouble(explainProblem(answer.problem));
  }

  return (
    <div className="mt-4 flex flex-col items-start gap-3">
      {choices.map(({ key, start, stop }) => (
        <Button key={key} disabled={isSending} onClick={() => change(key)}>
          {accepted[key] ? stop : start}
        </Button>
      ))}
      {trouble ? <Notice role="alert">Your choice was not changed. {trouble}</Notice> : null}
    </div>
  );
}
