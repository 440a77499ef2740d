import Image from "next/image";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { PersonaAction } from "@/lib/personas/schema";
import { ChoiceField, Field, TextField } from "./field";
import type { EventRow } from "./form-draft";
import { uploadImage } from "./upload-image";

// Not taken from the schema itself: that would bring its library to every browser.
const actions = (["liked", "disliked", "kept", "read", "asked"] as const satisfies readonly PersonaAction[]).map(
  (action) => ({ value: action, text: action }),
);

interface EventFieldsProps {
  readonly row: EventRow;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (to: Partial<Omit<EventRow, "id">>) => void;
}

/** One event of the history: its day, what the person did, and an image where there is one. */
export function EventFields({ row, errorOf, onChange }: EventFieldsProps) {
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>();

  async function send(file: File | undefined) {
    if (!file) return;
    setIsSending(true);
    setTrouble(undefined);
    const upload = await uploadImage(file);
    setIsSending(false);
    if (upload.isOk) onChange({ image: upload.image, imageUrl: upload.imageUrl });
    else setTrouble(upload.trouble);
  }

  return (
    <>
      <TextField
        label="Day"
        type="date"
        value={row.happenedOn}
        error={errorOf("happenedOn")}
        onWrite={(happenedOn) => onChange({ happenedOn })}
        className="w-44"
      />
      <ChoiceField
        label="They"
        value={row.action}
        error={errorOf("action")}
        options={actions}
        onChoose={(action) => onChange({ action })}
        className="w-32"
      />
      <TextField
        label="What"
        value={row.text}
        error={errorOf("text")}
        onWrite={(text) => onChange({ text })}
        className="min-w-56 grow basis-72"
      />
      {row.imageUrl ? (
        <div className="flex items-end gap-3">
          <Image
            src={row.imageUrl}
            alt="Reference"
            width={96}
            height={72}
            unoptimized
            className="h-auto max-h-16 w-auto max-w-24 ring-1 ring-rule"
          />
          <Button kind="quiet" onClick={() => onChange({ image: null, imageUrl: null })}>
            Without the image
          </Button>
        </div>
      ) : (
        <Field label="Image" error={trouble ?? errorOf("image")} className="w-64">
          {(control) => (
            <input
              {...control}
              type="file"
              accept="image/jpeg,image/png,image/webp"
              disabled={isSending}
              onChange={(event) => send(event.target.files?.[0])}
              className={`${control.className} text-[0.875rem]/6`}
            />
          )}
        </Field>
      )}
      {isSending ? (
        <p role="status" className="text-[0.875rem]/6 text-soft">
          The image is being sent.
        </p>
      ) : null}
    </>
  );
}
