import type { Importance } from "@/lib/personas/schema";
import { importanceWords } from "../rubric-list";
import { EventFields } from "./event-fields";
import { ChoiceField, TextField } from "./field";
import type { FieldErrors, FormDraft, FormEvent, ListField } from "./form-draft";
import { RowList } from "./row-list";

interface PersonaListsProps {
  readonly draft: FormDraft;
  readonly errors: FieldErrors;
  readonly onChange: (event: FormEvent) => void;
}

const sides = [
  { value: "likes", text: "likes" },
  { value: "avoids", text: "avoids" },
];

const steps = ([3, 2, 1] as const).map((step) => ({ value: String(step), text: importanceWords[step] }));

/** The lists of a persona's form: attributes, preferences, rubric and history. */
export function PersonaLists({ draft, errors, onChange }: PersonaListsProps) {
  const of = (list: ListField) => ({
    error: errors.get(list),
    onAdd: () => onChange({ type: "add", list }),
    onRemove: (id: number) => onChange({ type: "remove", list, id }),
  });
  const fieldsOf = (list: ListField, id: number, place: number) => ({
    errorOf: (field: string) => errors.get(`${list}.${place}.${field}`),
    change: (to: Readonly<Record<string, unknown>>) => onChange({ type: "change", list, id, to }),
  });
  return (
    <>
      <RowList
        {...of("attributes")}
        title="Attributes"
        noun="attribute"
        explanation="Facts under the name: age, work, home."
        rows={draft.attributes}
      >
        {(row, place) => {
          const { errorOf, change } = fieldsOf("attributes", row.id, place);
          return (
            <>
              <TextField
                label="Label"
                value={row.label}
                error={errorOf("label")}
                onWrite={(label) => change({ label })}
                className="w-40"
              />
              <TextField
                label="Value"
                value={row.value}
                error={errorOf("value")}
                onWrite={(value) => change({ value })}
                className="min-w-56 grow"
              />
            </>
          );
        }}
      </RowList>
      <RowList
        {...of("preferences")}
        title="Preferences"
        noun="preference"
        explanation="The chip is what people read, the words are what the systems search for. A weight of 1 is usual."
        rows={draft.preferences}
      >
        {(row, place) => {
          const { errorOf, change } = fieldsOf("preferences", row.id, place);
          return (
            <>
              <ChoiceField
                label="They"
                value={row.isLiked ? "likes" : "avoids"}
                error={errorOf("isLiked")}
                options={sides}
                onChoose={(side) => change({ isLiked: side === "likes" })}
                className="w-28"
              />
              <TextField
                label="Aspect"
                value={row.aspect}
                error={errorOf("aspect")}
                onWrite={(aspect) => change({ aspect })}
                className="w-32"
              />
              <TextField
                label="Chip"
                value={row.label}
                error={errorOf("label")}
                onWrite={(label) => change({ label })}
                className="w-44"
              />
              <TextField
                label="Words"
                value={row.value}
                error={errorOf("value")}
                onWrite={(value) => change({ value })}
                className="min-w-48 grow basis-48"
              />
              <TextField
                label="Weight"
                inputMode="decimal"
                value={row.weight}
                error={errorOf("weight")}
                onWrite={(weight) => change({ weight })}
                className="w-24"
              />
            </>
          );
        }}
      </RowList>
      <RowList
        {...of("rubric")}
        title="Rubric"
        noun="criterion"
        explanation="What a good output does for this person. For whoever judges: the systems are not told."
        rows={draft.rubric}
      >
        {(row, place) => {
          const { errorOf, change } = fieldsOf("rubric", row.id, place);
          return (
            <>
              <ChoiceField
                label="It"
                value={String(row.importance)}
                error={errorOf("importance")}
                options={steps}
                onChoose={(step) => change({ importance: Number(step) as Importance })}
                className="w-32"
              />
              <TextField
                label="A good output"
                value={row.criterion}
                error={errorOf("criterion")}
                onWrite={(criterion) => change({ criterion })}
                className="min-w-56 grow"
              />
            </>
          );
        }}
      </RowList>
      <RowList
        {...of("history")}
        title="History"
        noun="event"
        explanation="What they did before, by day. An image is stored without whatever else its file holds."
        rows={draft.history}
      >
        {(row, place) => {
          const { errorOf, change } = fieldsOf("history", row.id, place);
          return <EventFields row={row} errorOf={errorOf} onChange={change} />;
        }}
      </RowList>
    </>
  );
}
