"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { requestJson } from "@/components/battle/request";
import { Button } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { Notice } from "@/components/ui/notice";
import { RefreshUntilReady } from "@/components/ui/refresh-until-ready";
import { sayMoment } from "@/components/ui/time-words";
import type { ReleaseJob } from "@/lib/releases/schema";

const waiting = {
  queued: "A dry run is waiting for the worker.",
  running: "The worker is making a dry run.",
} as const;

/** Asks for a dry run, and says what became of the one that was asked for last. */
export function DryRunForm({ job }: { readonly job: ReleaseJob | null }) {
  const router = useRouter();
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isUnderWay = job?.state === "queued" || job?.state === "running";

  async function ask() {
    setIsSending(true);
    setTrouble(null);
    const answer = await requestJson<unknown>("POST", "/api/v1/admin/releases/dry-run");
    setIsSending(false);
    if (answer.isOk) router.refresh();
    else setTrouble(explainProblem(answer.problem));
  }

  return (
    <div className="mt-4 flex flex-col items-start gap-4">
      <Button onClick={ask} disabled={isSending || isUnderWay}>
        {isUnderWay ? "A dry run is being made" : "Make a dry run"}
      </Button>
      {trouble ? <Notice role="alert">No dry run was started. {trouble}</Notice> : null}
      {isUnderWay ? (
        <>
          <Notice role="status">{waiting[job.state as keyof typeof waiting]}</Notice>
          <RefreshUntilReady />
        </>
      ) : null}
      {job?.state === "failed" ? (
        <Notice>
          The dry run asked for on {sayMoment(job.requestedAt)} ended without a report.{" "}
          {job.error ?? "The log of the worker says why."}
        </Notice>
      ) : null}
    </div>
  );
}
