"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { requestJson } from "@/components/battle/request";
import { Button } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { Notice } from "@/components/ui/notice";
import { type ReleaseSource, releaseSources } from "./release-source";

/** Asks for a new release. The worker builds it; what became of it stands beside the form. */
export function ReleaseForm({ isBuilding }: { readonly isBuilding: boolean }) {
  const router = useRouter();
  const [source, setSource] = useState<ReleaseSource>("human");
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function ask() {
    setIsSending(true);
    setTrouble(null);
    const answer = await requestJson<unknown>("POST", "/api/v1/admin/releases", { source });
    setIsSending(false);
    if (answer.isOk) router.refresh();
    else setTrouble(explainProblem(answer.problem));
  }

  return (
    <form
      className="mt-4 flex flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <fieldset>
        <legend className="mb-1 text-[0.9375rem] text-soft">Votes of</legend>
        {releaseSources.map(({ key, text }) => (
          <label
            key={key}
            className="mr-5 inline-flex min-h-8 items-center gap-2 text-[0.9375rem] pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name="source"
              value={key}
              checked={source === key}
              onChange={() => setSource(key)}
              className="size-4 accent-accent"
            />
            {text}
          </label>
        ))}
      </fieldset>
      <Button type="submit" kind="strong" disabled={isSending || isBuilding}>
        {isBuilding ? "A release is being built" : "Make a release"}
      </Button>
      {trouble ? <Notice role="alert">No release was started. {trouble}</Notice> : null}
    </form>
  );
}
