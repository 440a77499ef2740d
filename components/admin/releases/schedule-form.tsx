"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { requestJson } from "@/components/battle/request";
import { ChoiceField, TextField } from "@/components/persona/form/field";
import { Button } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { Notice } from "@/components/ui/notice";
import type { ArenaSchedule } from "@/lib/releases/schedule/schema";
import { type DraftErrors, draftOf, readDraft, type ScheduleDraft } from "./schedule-draft";
import { cadences, weekdays } from "./schedule-words";

interface ScheduleFormProps {
  readonly arena: string;
  readonly name: string;
  readonly schedule: ArenaSchedule;
}

/** Changes when an arena is published by itself. What was typed stays whatever the answer is. */
export function ScheduleForm({ arena, name, schedule }: ScheduleFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(schedule));
  const [errors, setErrors] = useState<DraftErrors>({});
  const [state, setState] = useState<"idle" | "sending" | "saved">("idle");
  const [trouble, setTrouble] = useState<string | null>(null);

  function change(part: Partial<ScheduleDraft>) {
    setDraft((present) => ({ ...present, ...part }));
    setState("idle");
  }

  async function save() {
    const read = readDraft(draft);
    setErrors(read.errors ?? {});
    setTrouble(null);
    if (read.errors) return;
    setState("sending");
    const answer = await requestJson<unknown>("PUT", `/api/v1/admin/releases/schedule/${arena}`, read.schedule);
    setState(answer.isOk ? "saved" : "idle");
    if (answer.isOk) router.refresh();
    else setTrouble(explainProblem(answer.problem));
  }

  const text = (field: keyof ScheduleDraft, label: string, hint?: string) => (
    <TextField
      label={label}
      value={draft[field]}
      error={errors[field]}
      onWrite={(written) => change({ [field]: written })}
      hint={hint}
      inputMode="decimal"
    />
  );

  return (
    <form
      noValidate
      aria-label={`Schedule of ${name}`}
      className="pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== "sending") save();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label="Published"
          value={draft.cadence}
          error={undefined}
          options={cadences}
          onChoose={(cadence) => change({ cadence })}
        />
        {draft.cadence === "weekly" ? (
          <ChoiceField
            label="Weekday"
            value={draft.weekday}
            error={undefined}
            options={weekdays}
            onChoose={(weekday) => change({ weekday })}
          />
        ) : null}
        {draft.cadence === "monthly" ? text("day", "Day of the month", "1 to 28, which every month has.") : null}
        {draft.cadence === "none" ? null : text("hour", "Hour (UTC)")}
        {draft.cadence === "none"
          ? null
          : text("minimum", "At least so many new", "A date with fewer new judgements is passed over.")}
        {text("embargoDays", "Embargo in days", "What is younger is in no release, whoever asks for it.")}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={state === "sending"}>
          {state === "sending" ? "Saving" : "Save the schedule"}
        </Button>
        <p role="status" className="text-[0.9375rem]/6 text-soft">
          {state === "saved" ? "Saved." : ""}
        </p>
      </div>
      {trouble ? (
        <Notice role="alert" className="mt-3">
          The schedule is as it was. {trouble}
        </Notice>
      ) : null}
    </form>
  );
}
