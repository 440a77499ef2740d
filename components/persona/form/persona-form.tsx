"use client";

import { useRouter } from "next/navigation";
import { type FormEvent as SubmitEvent, useEffect, useRef, useState } from "react";
import { type Problem, requestJson } from "@/components/battle/request";
import { Button, buttonClass } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { Notice } from "@/components/ui/notice";
import type { EditPersonaResult, PersonaDetail } from "@/lib/personas/schema";
import { TextField } from "./field";
import { bodyOf, changeDraft, draftOf, type FieldErrors, type FormEvent, keepErrors, readErrors } from "./form-draft";
import { PersonaLists } from "./persona-lists";

interface PersonaFormProps {
  /** Null for a new one. */
  readonly persona: PersonaDetail | null;
  readonly arenas: readonly { readonly slug: string; readonly name: string }[];
}

type Outcome =
  | { readonly type: "nothing" }
  | { readonly type: "wrong"; readonly count: number }
  | { readonly type: "conflict"; readonly detail: string; readonly newest: PersonaDetail }
  | { readonly type: "trouble"; readonly text: string };

const none: FieldErrors = new Map();

/** Everything of a described persona. What was typed stays, whatever becomes of the save. */
export function PersonaForm({ persona, arenas }: PersonaFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(persona));
  const [base, setBase] = useState(persona);
  const [errors, setErrors] = useState<FieldErrors>(none);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [isDirty, setIsDirty] = useState(false);
  useLeaveGuard(isDirty);

  // The first field that is wrong takes the focus once it is marked.
  useEffect(() => {
    if (errors.size > 0 && outcome?.type === "wrong") {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [outcome, errors]);

  const change = (event: FormEvent) => {
    setErrors(keepErrors(errors, draft, event));
    setDraft((now) => changeDraft(now, event));
    setOutcome((now) => (now?.type === "nothing" ? null : now));
    setIsDirty(true);
  };

  async function save(onto: PersonaDetail | null) {
    setIsSending(true);
    setErrors(none);
    setOutcome(null);
    const body = bodyOf(draft);
    const answer = onto
      ? await requestJson<EditPersonaResult>("PUT", `/api/v1/personas/${onto.slug}`, { base: baseOf(onto), ...body })
      : await requestJson<PersonaDetail>("POST", "/api/v1/personas", { slug: draft.slug, ...body });
    setIsSending(false);
    if (!answer.isOk) return tell(answer.problem);
    if ("stored" in answer.data && answer.data.stored === "nothing") return setOutcome({ type: "nothing" });
    const slug = "stored" in answer.data ? answer.data.persona.slug : answer.data.slug;
    const saved = "stored" in answer.data ? answer.data.stored : "version";
    setIsDirty(false);
    router.push(`/personas/${slug}?saved=${saved}`);
  }

  function tell(problem: Problem) {
    const found = problem.code === "persona_exists" ? new Map([["slug", "is taken"]]) : readErrors(problem.body);
    if (found.size > 0) {
      setErrors(found);
      setOutcome({ type: "wrong", count: found.size });
    } else if (problem.code === "persona_conflict") {
      setOutcome({ type: "conflict", detail: problem.detail, newest: problem.body.persona as PersonaDetail });
    } else setOutcome({ type: "trouble", text: explainProblem(problem) });
  }

  const text = (field: "slug" | "name" | "shortName" | "headline" | "description") => ({
    value: draft[field],
    error: errors.get(field),
    onWrite: (written: string) => change({ type: "write", field, text: written }),
  });

  return (
    <form
      ref={form}
      noValidate
      aria-label={persona ? `Edit ${persona.name}` : "A new persona"}
      aria-busy={isSending}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        if (!isSending) void save(base);
      }}
    >
      <div className="grid max-w-[56rem] gap-x-6 gap-y-5 md:grid-cols-2">
        <TextField label="Name" {...text("name")} />
        <TextField label="Short name" hint="As in “Which one fits Inés better?”" {...text("shortName")} />
        {persona ? null : (
          <TextField
            label="Address"
            hint={`/personas/${draft.slug || "…"}`}
            {...text("slug")}
            className="md:col-span-2"
          />
        )}
        <TextField
          label="Headline"
          hint="Goes on from the name: “who runs the water board of a dry valley”."
          className="md:col-span-2"
          {...text("headline")}
        />
        <TextField label="Description" lines={4} className="md:col-span-2" {...text("description")} />
      </div>
      <PersonaLists draft={draft} errors={errors} onChange={change} />
      <fieldset className="mt-12">
        <legend className="font-serif text-2xl">Arenas</legend>
        <p className="mt-1 mb-2 text-[0.9375rem]/6 text-soft">Where one can judge for them.</p>
        {arenas.map(({ slug, name }) => (
          <label
            key={slug}
            className="mr-6 inline-flex min-h-8 items-center gap-2 text-[0.9375rem] pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              checked={draft.arenas.includes(slug)}
              onChange={(event) => change({ type: "arena", slug, isIn: event.target.checked })}
              className="size-4 accent-accent"
            />
            {name}
          </label>
        ))}
      </fieldset>
      <div className="mt-10 flex flex-col items-start gap-4 border-strong border-t pt-6">
        <Told
          outcome={outcome}
          isSending={isSending}
          onOverwrite={(newest) => {
            setBase(newest);
            void save(newest);
          }}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" kind="strong" disabled={isSending}>
            {isSending ? "One moment" : persona ? "Save as a new version" : "Make this persona"}
          </Button>
          <a href={persona ? `/personas/${persona.slug}` : "/personas"} className={buttonClass("quiet")}>
            Back without saving
          </a>
        </div>
      </div>
    </form>
  );
}

const baseOf = (persona: PersonaDetail) => ({
  version: persona.newestVersion,
  arenas: persona.arenas.map(({ slug }) => slug),
});

interface ToldProps {
  readonly outcome: Outcome | null;
  readonly isSending: boolean;
  readonly onOverwrite: (newest: PersonaDetail) => void;
}

/** What became of the save, and what to do. */
function Told({ outcome, isSending, onOverwrite }: ToldProps) {
  if (outcome === null) return null;
  if (outcome.type === "nothing") {
    return <Notice role="status">Nothing is different from what is stored, so nothing was stored.</Notice>;
  }
  if (outcome.type === "wrong") {
    return (
      <Notice role="alert">
        Nothing was stored yet: {outcome.count === 1 ? "one field is" : `${outcome.count} fields are`} not right. What
        is wrong stands below each.
      </Notice>
    );
  }
  if (outcome.type === "trouble") {
    return <Notice role="alert">Nothing was stored; what you wrote is kept here. {outcome.text}</Notice>;
  }
  const { detail, newest } = outcome;
  return (
    <Notice role="alert">
      <p>{detail} What you wrote is kept here.</p>
      <p className="mt-3 flex flex-wrap items-center gap-3">
        <a
          href={`/personas/${newest.slug}`}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          Look at version {newest.newestVersion} in a new tab
        </a>
        <Button onClick={() => onOverwrite(newest)} disabled={isSending}>
          Save mine after it
        </Button>
      </p>
    </Notice>
  );
}

/** The browser asks before a page with unsaved words is closed. */
function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
}
