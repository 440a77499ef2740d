/** What a cell holds of a conversation: texts of one side each, turns separated by an empty line. */
export interface Spoken {
  /** What the person asked, where the cell says it. */
  readonly asked: string | null;
  /** What was answered; for a cell of plain text, the text. Null where nothing was. */
  readonly answered: string | null;
}

const asking = ["user", "human"];
/** Roles of messages that neither side said to the other. */
const unspoken = ["system", "developer", "tool"];

/**
 * Reads what was said from a cell: a text, a list of texts, or a list of messages with `role` and `content`, as LMArena's files
 * have them; lists also as JSON in a text, as they stand in CSV. Of contents in parts the texts are taken.
 */
export function readSpoken(cell: unknown): Spoken {
  const turns = listOf(cell);
  if (turns === null) return { asked: null, answered: plainText(cell) };
  const asked: string[] = [];
  const answered: string[] = [];
  for (const turn of turns) {
    const text = contentOf(turn);
    if (text === null) continue;
    const role = isObject(turn) && typeof turn.role === "string" ? turn.role.toLowerCase() : "";
    if (asking.includes(role)) asked.push(text);
    else if (!unspoken.includes(role)) answered.push(text);
  }
  return { asked: joined(asked), answered: joined(answered) };
}

/**
 * A text that the database takes: a zero character, which it refuses, and halves of characters become the replacement character.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

function listOf(cell: unknown): readonly unknown[] | null {
  if (Array.isArray(cell)) return cell;
  if (typeof cell !== "string" || !cell.trimStart().startsWith("[")) return null;
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) ? value : null;
  } catch {
    // A text that only begins like a list.
    return null;
  }
}

/** The text of a message, of a part of one, or of a bare turn. */
function contentOf(turn: unknown): string | null {
  if (!isObject(turn)) return plainText(turn);
  const content = turn.content ?? turn.text;
  if (!Array.isArray(content)) return plainText(content);
  return joined(content.map(contentOf).filter((text) => text !== null));
}

function plainText(cell: unknown): string | null {
  if (typeof cell === "string") return storable(cell);
  return typeof cell === "number" || typeof cell === "bigint" || typeof cell === "boolean" ? String(cell) : null;
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join("\n\n");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
