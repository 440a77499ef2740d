import type { OwnEvent, OwnEvidence, OwnPersona, OwnVisibility, SaveOwnPersonaBody } from "@/lib/personas/own/schema";

/** One's own persona as it stands on the page, saved or not. It outlives a failed request and a reload. */
export interface PersonaDraft {
  /** Questions and pairs, or the persona that they lead to. */
  readonly stage: "interview" | "form";
  readonly evidence: OwnEvidence;
  readonly byHand: Readonly<Record<string, number>>;
  readonly description: string;
  readonly attributes: readonly { readonly label: string; readonly value: string }[];
  readonly interests: readonly { readonly topic: string; readonly isLiked: boolean }[];
  readonly history: readonly OwnEvent[];
  readonly visibility: OwnVisibility;
  /** What stands in the fields where something is added, and was not added yet. */
  readonly unadded: { readonly topic: string; readonly pasted: string };
}

const noEvidence: OwnEvidence = { answers: [], verdicts: [] };

/** What a newcomer starts with: everything is used for making outputs, and nothing else. */
export const emptyDraft: PersonaDraft = {
  stage: "interview",
  evidence: noEvidence,
  byHand: {},
  description: "",
  attributes: [],
  interests: [],
  history: [],
  visibility: { description: "outputs", preferences: "outputs", attributes: "outputs", history: "outputs" },
  unadded: { topic: "", pasted: "" },
};

/** The draft that says what is stored; of nothing stored, the empty one. */
export function draftOf(persona: OwnPersona | null): PersonaDraft {
  if (!persona) return emptyDraft;
  const { evidence, description, attributes, interests, history, visibility, axes } = persona;
  const set = axes.filter(({ isByHand }) => isByHand).map(({ axis, mean }) => [axis, mean]);
  return {
    ...emptyDraft,
    stage: "form",
    evidence,
    byHand: Object.fromEntries(set),
    description,
    attributes,
    interests,
    history,
    visibility,
  };
}

/** The request that a draft becomes; rows that were left half empty are left out. */
export function toBody(draft: PersonaDraft): SaveOwnPersonaBody {
  const { evidence, byHand, description, attributes, interests, history, visibility } = draft;
  return {
    evidence,
    byHand: { ...byHand },
    description: cleanText(description),
    attributes: attributes
      .map(({ label, value }) => ({ label: cleanText(label), value: cleanText(value) }))
      .filter(({ label, value }) => label !== "" && value !== ""),
    interests: interests.map(({ topic, isLiked }) => ({ topic: cleanText(topic), isLiked })),
    history: history.map((event) => ({ ...event, text: cleanText(event.text) })),
    visibility,
  };
}

/** Adds events that are not there yet, in the order of their days. */
export function addEvents(history: readonly OwnEvent[], added: readonly OwnEvent[]): OwnEvent[] {
  const keyOf = ({ happenedOn, action, text }: OwnEvent) => `${happenedOn} ${action} ${text}`;
  const events = new Map([...history, ...added].map((event) => [keyOf(event), event]));
  return [...events.values()].sort((one, other) => (one.happenedOn < other.happenedOn ? -1 : 1));
}

const keptForMs = 14 * 24 * 3600 * 1000;

/** A draft as text, for the browser's storage. */
export function serializeDraft(draft: PersonaDraft, keptAtMs: number): string {
  return JSON.stringify({ draft, keptAtMs });
}

/** Reads what `serializeDraft` wrote; null for anything else, and after two weeks. The server checks what is in it. */
export function parseDraft(text: string, nowMs: number): PersonaDraft | null {
  const value = parseJson(text);
  if (!isRecord(value) || !isRecord(value.draft) || typeof value.keptAtMs !== "number") return null;
  if (nowMs - value.keptAtMs > keptForMs) return null;
  const { draft } = value;
  const fits = Object.entries(emptyDraft).every(([key, like]) => {
    const there = draft[key];
    return Array.isArray(like) ? Array.isArray(there) : typeof there === typeof like && there !== null;
  });
  return fits ? (draft as unknown as PersonaDraft) : null;
}

// A pasted text can hold what the record refuses; losing half of a broken sign is better than losing the rest.
function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed().trim();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
