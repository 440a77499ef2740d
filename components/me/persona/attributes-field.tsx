import { useId } from "react";
import { Button } from "@/components/ui/button";
import type { PersonaDraft } from "./persona-draft";

interface AttributesFieldProps {
  readonly attributes: PersonaDraft["attributes"];
  readonly most: number;
  readonly onChange: (attributes: PersonaDraft["attributes"]) => void;
}

const field =
  "mt-1 block min-h-11 w-full rounded-md border border-strong bg-paper px-2.5 text-base placeholder:text-faint";

/** Facts about oneself, each with a name of one's own choice. */
export function AttributesField({ attributes, most, onChange }: AttributesFieldProps) {
  const listId = useId();
  const set = (at: number, patch: Partial<PersonaDraft["attributes"][number]>) =>
    onChange(attributes.map((one, position) => (position === at ? { ...one, ...patch } : one)));
  return (
    <div className="mt-4 max-w-[44rem]">
      <datalist id={listId}>
        {["Work", "Age group", "Lives in", "Reads in"].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {attributes.map(({ label, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end, and have no other name while they are typed
        <div key={at} className="mb-3 grid grid-cols-[1fr_2fr_auto] items-end gap-2">
          <label className="min-w-0 text-[0.8125rem] text-soft">
            What
            <input
              value={label}
              list={listId}
              maxLength={40}
              placeholder="Work"
              onChange={({ target }) => set(at, { label: target.value })}
              className={field}
            />
          </label>
          <label className="min-w-0 text-[0.8125rem] text-soft">
            Yours
            <input
              value={value}
              maxLength={120}
              placeholder="nurse"
              onChange={({ target }) => set(at, { value: target.value })}
              className={field}
            />
          </label>
          <Button
            kind="quiet"
            aria-label={`Remove ${label || "this row"}`}
            onClick={() => onChange(attributes.filter((_, position) => position !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      {attributes.length < most ? (
        <Button onClick={() => onChange([...attributes, { label: "", value: "" }])}>Add a fact</Button>
      ) : null}
    </div>
  );
}
