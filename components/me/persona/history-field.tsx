import { useId, useState } from "react";
import { type Problem, requestJson } from "@/components/battle/request";
import { Button } from "@/components/ui/button";
import { explainProblem } from "@/components/ui/explain-problem";
import { formatCount } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import { Notice } from "@/components/ui/notice";
import type { OwnEvent, ReadHistoryAnswer } from "@/lib/personas/own/schema";
import { EventList } from "./event-list";
import { HistoryPreview } from "./history-preview";
import { addEvents } from "./persona-draft";

interface HistoryFieldProps {
  readonly history: readonly OwnEvent[];
  readonly pasted: string;
  readonly most: number;
  /** Largest text to read, in bytes. */
  readonly mostBytes: number;
  readonly onPaste: (text: string) => void;
  readonly onChange: (history: readonly OwnEvent[]) => void;
}

/** What one did before: pasted or uploaded, shown back, and only then taken. */
export function HistoryField({ history, pasted, most, mostBytes, onPaste, onChange }: HistoryFieldProps) {
  const pasteId = useId();
  const fileId = useId();
  const [read, setRead] = useState<ReadHistoryAnswer | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);

  const show = async (text: string, name?: string) => {
    setRead(null);
    setTrouble(null);
    if (new TextEncoder().encode(text).length > mostBytes) return setTrouble(sayTooLarge(name ?? "That"));
    const body = { text, today: new Date().toISOString().slice(0, 10), ...(name ? { name } : {}) };
    setIsReading(true);
    const answer = await requestJson<ReadHistoryAnswer>("POST", "/api/v1/me/persona/history", body);
    setIsReading(false);
    if (answer.isOk) setRead(answer.data);
    else setTrouble(sayTrouble(answer.problem, name));
  };
  const upload = async (file: File) => {
    if (file.size > mostBytes) return setTrouble(sayTooLarge(file.name));
    await show(await file.text(), file.name);
  };
  const take = (events: ReadHistoryAnswer["events"]) => {
    const added = addEvents(
      history,
      events.map(({ isDated: _, ...event }) => event),
    );
    if (added.length > most) {
      return setTrouble(`Together that would be ${formatCount(added.length)} events; ${formatCount(most)} fit.`);
    }
    onChange(added);
    onPaste("");
    setRead(null);
  };

  return (
    <div className="mt-4 max-w-[44rem]">
      <label htmlFor={pasteId} className={`${labelClass} block`}>
        Paste it
      </label>
      <textarea
        id={pasteId}
        rows={4}
        value={pasted}
        placeholder={"2026-03-02 liked: A book about dams\n2026-03-05 asked: What is a weir?"}
        onChange={({ target }) => onPaste(target.value)}
        className="mt-1.5 block w-full resize-y rounded-md border border-strong bg-paper px-2.5 py-2 font-mono text-[0.875rem]/6 placeholder:text-faint"
      />
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button disabled={pasted.trim() === "" || isReading} onClick={() => show(pasted)}>
          {isReading ? "Reading" : "Show what it says"}
        </Button>
        <label htmlFor={fileId} className="text-[0.9375rem] text-soft">
          or a file (TXT, JSON, CSV; 1 MB)
        </label>
        <input
          id={fileId}
          type="file"
          accept=".txt,.json,.jsonl,.csv,.tsv,text/plain,text/csv,application/json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void upload(file);
            // The same file may be chosen again after it was mended.
            target.value = "";
          }}
          className="min-h-11 max-w-full text-[0.875rem] file:mr-3 file:min-h-9 file:rounded-md file:border file:border-strong file:bg-paper file:px-3 file:text-ink"
        />
      </div>
      {trouble ? (
        <Notice role="alert" className="mt-4">
          {trouble}
        </Notice>
      ) : null}
      {read ? <HistoryPreview read={read} onTake={() => take(read.events)} onLeave={() => setRead(null)} /> : null}
      <EventList events={history} onChange={onChange} />
    </div>
  );
}

function sayTrouble(problem: Problem, file: string | undefined): string {
  const nothing = file
    ? "Nothing was taken from the file."
    : "Nothing was taken, and what you pasted stands here still.";
  return `${nothing} ${explainProblem(problem)}`;
}

function sayTooLarge(what: string): string {
  return `${what} has more than 1 MB (1,000,000 bytes). Take a part of it, or leave out what you do not need.`;
}
