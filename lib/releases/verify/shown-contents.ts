import { createHash } from "node:crypto";
import type { Cell } from "../column";
import type { OutputRow } from "../tables/outputs";
import type { PersonaRow } from "../tables/personas";
import type { TaskRow } from "../tables/tasks";
import { type Message, type OutputContent, outputContent, type TaskContent, taskContent } from "../views/content";
import { sayPersona } from "../views/persona-text";
import type { TableRow } from "./check-tables";

/** An output, its texts sealed. */
interface SealedOutput {
  readonly row: OutputRow;
  readonly content: OutputContent;
}

const sealedTexts = 20_000;

/**
 * What views show of outputs, tasks and personas, by the tables. Texts are kept as their SHA-256, so that as many as a release has fit into
 * memory. Fed by `checkTables`. Some 1.5 KB an output.
 */
export class ShownContents {
  readonly #outputs = new Map<string, SealedOutput>();
  readonly #tasks = new Map<string, TaskContent>();
  readonly #personas = new Map<string, string>();
  #seals = new Map<string, string>();

  visit(table: string, row: TableRow): void {
    if (table === "outputs") this.#output(row as unknown as OutputRow);
    if (table === "tasks") this.#task(row as unknown as TaskRow);
    if (table === "personas") {
      const persona = row as unknown as PersonaRow;
      this.#personas.set(keyOf(persona.persona, persona.persona_version), this.seal(sayPersona(persona)));
    }
  }

  /** A text as its SHA-256; what is no text stays. */
  seal<Value extends Cell>(value: Value): Value {
    if (typeof value !== "string") return value;
    const known = this.#seals.get(value);
    if (known !== undefined) return known as Value;
    if (this.#seals.size === sealedTexts) this.#seals = new Map();
    const sealed = createHash("sha256").update(value).digest("base64");
    this.#seals.set(value, sealed);
    return sealed as Value;
  }

  sealMessage(message: Message): Message {
    return { ...message, content: message.content.map((part) => ({ ...part, text: this.seal(part.text) })) };
  }

  /** @throws Error nothing of it is in `outputs` */
  output(of: Pick<OutputRow, "output_id" | "arena" | "system" | "task" | "persona" | "persona_version">): SealedOutput {
    return known(this.#outputs, outputKey(of), "outputs");
  }

  task({ arena, task }: Pick<TaskRow, "arena" | "task">): TaskContent {
    return known(this.#tasks, keyOf(arena, task), "tasks");
  }

  /** In words, sealed. */
  persona({ persona, persona_version }: Pick<PersonaRow, "persona" | "persona_version">): string {
    return known(this.#personas, keyOf(persona, persona_version), "personas");
  }

  #output(row: OutputRow): void {
    const content = outputContent(row);
    this.#outputs.set(outputKey(row), {
      row: { ...row, text: null, image_descriptions: null },
      content: {
        ...content,
        message: this.sealMessage(content.message),
        text: this.seal(content.text),
        turns: this.seal(content.turns),
      },
    });
  }

  #task(row: TaskRow): void {
    const content = taskContent(row);
    this.#tasks.set(keyOf(row.arena, row.task), {
      ...content,
      message: this.sealMessage(content.message),
      text: this.seal(content.text),
      turns: this.seal(content.turns),
    });
  }
}

function known<Value>(values: ReadonlyMap<string, Value>, key: string, table: string): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error(`${table} lack what a vote is about: ${key}`);
  return value;
}

function outputKey(of: Parameters<ShownContents["output"]>[0]): string {
  return keyOf(of.output_id, of.arena, of.system, of.task, of.persona, of.persona_version);
}

function keyOf(...parts: readonly Cell[]): string {
  return parts.join(" ");
}
