import type { Importance } from "@/lib/personas/schema";

/** How much a criterion counts, in a word. */
export const importanceWords: Readonly<Record<Importance, string>> = { 3: "decides", 2: "matters", 1: "helps" };

interface RubricListProps {
  readonly rubric: readonly { readonly criterion: string; readonly importance: Importance }[];
  readonly label: string;
}

/** What a good output does for somebody, each with how much it counts. */
export function RubricList({ rubric, label }: RubricListProps) {
  return (
    <ol aria-label={label} className="max-w-[40rem] border-rule border-t">
      {rubric.map(({ criterion, importance }) => (
        <li key={criterion} className="flex gap-4 border-rule border-b py-2.5 text-[0.9375rem]/6">
          <span className={`w-24 shrink-0 ${importance === 3 ? "font-medium" : "text-soft"}`}>
            {importanceWords[importance]}
          </span>
          <span className="grow">{criterion}</span>
        </li>
      ))}
    </ol>
  );
}
