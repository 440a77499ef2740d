import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

interface RowListProps<Row extends { readonly id: number }> {
  readonly title: string;
  /** One row, in a word: "attribute". */
  readonly noun: string;
  readonly explanation: string;
  readonly rows: readonly Row[];
  readonly error: string | undefined;
  readonly onAdd: () => void;
  readonly onRemove: (id: number) => void;
  readonly children: (row: Row, place: number) => ReactNode;
}

/** A list of rows that can be added and removed. A new row takes the focus; where one goes, the button below does. */
export function RowList<Row extends { readonly id: number }>(props: RowListProps<Row>) {
  const { title, noun, explanation, rows, error, onAdd, onRemove, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const addButton = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef<"row" | "button" | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the number of rows has changed
  useEffect(() => {
    const wanted = wantsFocus.current;
    wantsFocus.current = null;
    if (wanted === "row")
      list.current?.lastElementChild?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    if (wanted === "button") addButton.current?.querySelector("button")?.focus();
  }, [rows.length]);

  return (
    <fieldset className="mt-12">
      <legend className="font-serif text-2xl">{title}</legend>
      <p className="mt-1 mb-2 max-w-[42rem] text-[0.9375rem]/6 text-soft">{explanation}</p>
      <ul ref={list} className="border-rule border-t">
        {rows.map((row, place) => (
          <li key={row.id} className="border-rule border-b py-4">
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in each row would be read out before every field */}
            <div role="group" aria-label={`${noun} ${place + 1}`} className="flex flex-wrap items-end gap-x-3 gap-y-3">
              {children(row, place)}
              <Button
                kind="quiet"
                onClick={() => {
                  wantsFocus.current = "button";
                  onRemove(row.id);
                }}
                aria-label={`Remove ${noun} ${place + 1}`}
                className="ml-auto"
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {error ? <p className="mt-2 text-[0.875rem]/5 text-accent">{`${title}: the list ${error}.`}</p> : null}
      <div ref={addButton} className="mt-3">
        <Button
          onClick={() => {
            wantsFocus.current = "row";
            onAdd();
          }}
        >
          Add {/^[aeiou]/.test(noun) ? "an" : "a"} {noun}
        </Button>
      </div>
    </fieldset>
  );
}
