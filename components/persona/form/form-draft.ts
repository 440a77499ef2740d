import type { Importance, PersonaDetail } from "@/lib/personas/schema";

/** One row of a list in the form. Its id stays while rows around it come and go, so that the focus stays, too. */
type Row<Fields> = Fields & { readonly id: number };

export type AttributeRow = Row<{ readonly label: string; readonly value: string }>;
export type PreferenceRow = Row<{
  readonly aspect: string;
  readonly isLiked: boolean;
  readonly label: string;
  readonly value: string;
  /** As it was typed. */
  readonly weight: string;
}>;
export type EventRow = Row<{
  readonly happenedOn: string;
  readonly action: string;
  readonly text: string;
  readonly image: string | null;
  /** Where the image can be seen. */
  readonly imageUrl: string | null;
}>;
export type CriterionRow = Row<{ readonly criterion: string; readonly importance: Importance }>;

/** What stands in the form, right or wrong. */
export interface FormDraft {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly headline: string;
  readonly description: string;
  readonly attributes: readonly AttributeRow[];
  readonly preferences: readonly PreferenceRow[];
  readonly history: readonly EventRow[];
  readonly rubric: readonly CriterionRow[];
  readonly arenas: readonly string[];
  /** Of the next row. */
  readonly nextId: number;
}

export type TextField = "slug" | "name" | "shortName" | "headline" | "description";
export type ListField = "attributes" | "preferences" | "history" | "rubric";

export type FormEvent =
  | { readonly type: "write"; readonly field: TextField; readonly text: string }
  | {
      readonly type: "change";
      readonly list: ListField;
      readonly id: number;
      readonly to: Readonly<Record<string, unknown>>;
    }
  | { readonly type: "add"; readonly list: ListField }
  | { readonly type: "remove"; readonly list: ListField; readonly id: number }
  | { readonly type: "arena"; readonly slug: string; readonly isIn: boolean };

const emptyRows = {
  attributes: { label: "", value: "" },
  preferences: { aspect: "topic", isLiked: true, label: "", value: "", weight: "1" },
  history: { happenedOn: "", action: "liked", text: "", image: null, imageUrl: null },
  rubric: { criterion: "", importance: 2 },
} as const;

/** The form of a persona as it is stored, or an empty one. */
export function draftOf(persona: PersonaDetail | null): FormDraft {
  let nextId = 0;
  const number = <Fields>(rows: readonly Fields[]): Row<Fields>[] => rows.map((row) => ({ ...row, id: nextId++ }));
  const draft = {
    slug: persona?.slug ?? "",
    name: persona?.name ?? "",
    shortName: persona?.shortName ?? "",
    headline: persona?.headline ?? "",
    description: persona?.description ?? "",
    attributes: number(persona?.attributes ?? []),
    preferences: number((persona?.preferences ?? []).map((row) => ({ ...row, weight: String(row.weight) }))),
    history: number(persona?.history ?? []),
    rubric: number(persona?.rubric ?? []),
    arenas: (persona?.arenas ?? []).map(({ slug }) => slug),
  };
  return { ...draft, nextId };
}

/** What the form holds after something happened in it. */
export function changeDraft(draft: FormDraft, event: FormEvent): FormDraft {
  switch (event.type) {
    case "write":
      return { ...draft, ...writeText(draft, event.field, event.text) };
    case "change":
      return withRows(draft, event.list, (rows) =>
        rows.map((row) => (row.id === event.id ? { ...row, ...event.to } : row)),
      );
    case "add": {
      const row = { ...emptyRows[event.list], id: draft.nextId };
      return { ...withRows(draft, event.list, (rows) => [...rows, row]), nextId: draft.nextId + 1 };
    }
    case "remove":
      return withRows(draft, event.list, (rows) => rows.filter(({ id }) => id !== event.id));
    case "arena": {
      const others = draft.arenas.filter((slug) => slug !== event.slug);
      return { ...draft, arenas: event.isIn ? [...others, event.slug] : others };
    }
  }
}

/** The address follows the name until somebody writes their own. */
function writeText(draft: FormDraft, field: TextField, text: string): Partial<FormDraft> {
  const follows = field === "name" && draft.slug === slugOf(draft.name);
  return follows ? { name: text, slug: slugOf(text) } : { [field]: text };
}

/** `Inés Calderón` → `ines-calderon`. */
export function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
}

function withRows(draft: FormDraft, list: ListField, change: (rows: readonly Row<object>[]) => readonly Row<object>[]) {
  return { ...draft, [list]: change(draft[list]) } as FormDraft;
}

/** What is sent. Numbers that are none are sent as they were typed: the server says so at their field. */
export function bodyOf(draft: FormDraft): Readonly<Record<string, unknown>> {
  const { name, shortName, headline, description, arenas } = draft;
  const bare = <Fields extends { readonly id: number }>({ id: _, ...fields }: Fields) => fields;
  return {
    name,
    shortName,
    headline,
    description,
    attributes: draft.attributes.map(bare),
    preferences: draft.preferences.map((row) => ({ ...bare(row), weight: readNumber(row.weight) })),
    history: draft.history.map(({ happenedOn, action, text, image }) => ({ happenedOn, action, text, image })),
    rubric: draft.rubric.map(bare),
    arenas,
  };
}

function readNumber(text: string): number | string {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}

/** Findings of the server by field: `preferences.2.label` and its message. */
export type FieldErrors = ReadonlyMap<string, string>;

/** The findings in a problem's body, the first of each field. */
export function readErrors(body: Readonly<Record<string, unknown>>): FieldErrors {
  const errors = new Map<string, string>();
  for (const error of Array.isArray(body.errors) ? body.errors : []) {
    const { field, message } = (error ?? {}) as { field?: unknown; message?: unknown };
    if (typeof field !== "string" || typeof message !== "string" || errors.has(field)) continue;
    errors.set(field, /^(Invalid|Too)/.test(message) ? "is not what belongs here" : message);
  }
  return errors;
}

/** What is left to say after an event: a field that was changed is not wrong any more until it is sent again. */
export function keepErrors(errors: FieldErrors, draft: FormDraft, event: FormEvent): FieldErrors {
  const gone = (field: string): boolean => {
    if (event.type === "write") return field === event.field;
    if (event.type === "arena") return field.startsWith("arenas");
    // Rows behind one that goes have other places from now on.
    if (event.type === "remove") return field.startsWith(`${event.list}.`) || field === event.list;
    if (event.type === "add") return field === event.list;
    const place = draft[event.list].findIndex(({ id }) => id === event.id);
    return Object.keys(event.to).some((key) => field === `${event.list}.${place}.${key}`);
  };
  return new Map([...errors].filter(([field]) => !gone(field)));
}
