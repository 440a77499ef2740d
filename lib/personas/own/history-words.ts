import type { OwnEvent } from "./schema";

/** What files call the things that an event is made of. */
export const columnNames = {
  date: ["date", "day", "when", "happenedon", "happened_on", "time", "timestamp", "created_at", "createdat"],
  action: ["action", "kind", "type", "verb", "event", "did"],
  text: ["text", "title", "what", "name", "content", "query", "description", "item"],
} as const;

const actionWords: Readonly<Record<OwnEvent["action"], readonly string[]>> = {
  liked: ["liked", "like", "loved", "love", "favorite", "favourite", "starred"],
  disliked: ["disliked", "dislike", "hated", "hate"],
  read: ["read", "viewed", "view", "watched", "listened", "seen", "visited"],
  asked: ["asked", "ask", "searched", "search", "query"],
  kept: ["kept", "keep", "saved", "save", "bookmarked", "bought"],
};

const actions = new Map(
  Object.entries(actionWords).flatMap(([action, words]) => words.map((word) => [word, action as OwnEvent["action"]])),
);

/** An action by any of the words for it; null where it is none. */
export function readAction(word: string): OwnEvent["action"] | null {
  return actions.get(word.trim().toLowerCase()) ?? null;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const month = `(?:january|february|march|april|june|july|august|september|october|november|december|sept|${months.join("|")})`;
const dayOfMonth = "\\d{1,2}(?:st|nd|rd|th)?";

/** A day that stands in words, `2 March 2024` or `March 2nd, 2024`, as the source of an expression without flags but for `i`. */
export const wordedDay = `${dayOfMonth}\\s+${month}\\.?,?\\s+\\d{4}|${month}\\.?\\s+${dayOfMonth},?\\s+\\d{4}`;
const isWorded = new RegExp(`^(?:${wordedDay})$`, "i");

/**
 * A day in the forms that are not ambiguous: `2024-03-02` and `2024/3/2`, also with a time behind; `2.3.2024`; `2 March 2024` and
 * `March 2, 2024`, in English; seconds or milliseconds since 1970. Null for anything else, and for days that are not in the calendar or
 * outside of 1900…2100.
 *
 * @returns `2024-03-02`
 */
export function readDay(text: string): string | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/.exec(trimmed);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(trimmed);
  if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  if (isWorded.test(trimmed)) {
    const [year] = /\d{4}$/.exec(trimmed)!;
    const [day] = /\d{1,2}/.exec(trimmed)!;
    const [name] = /[a-z]{3}/i.exec(trimmed.replace(/\d(?:st|nd|rd|th)/i, ""))!;
    return dayOf(Number(year), months.indexOf(name.toLowerCase()) + 1, Number(day));
  }
  if (!/^\d{9,13}$/.test(trimmed)) return null;
  const moment = new Date(Number(trimmed) * (trimmed.length > 10 ? 1 : 1000));
  return dayOf(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
}

function dayOf(year: number, month: number, day: number): string | null {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const isThere = moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return isThere && year >= 1900 && year <= 2100 ? moment.toISOString().slice(0, 10) : null;
}
