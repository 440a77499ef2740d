import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import type { Connection } from "../connection";
import type { ImageFiles } from "../tables/image-files";
import { type OutputRow, readOutputs, toOutputRow } from "../tables/outputs";
import { readPersonasOf } from "../tables/personas";
import { readTasksOf } from "../tables/tasks";
import { type OutputContent, outputContent, type TaskContent, taskContent } from "./content";
import { sayPersona } from "./persona-text";
import { Remembered } from "./remembered";

/** Characters of texts that are kept, of outputs and of tasks each. */
const keptCharacters = 8_000_000;
/** What an entry takes beside its text, in characters. */
const ownWeight = 500;

interface TaskKey {
  readonly arena: string;
  readonly task: string;
}

interface PersonaKey {
  readonly persona: string;
  readonly version: number;
}

/** An output of a release, with what views show of it. */
export interface ShownOutput {
  readonly row: OutputRow;
  readonly content: OutputContent;
}

/** What views show of outputs, tasks and personas, read as it is asked for. Memory: some 16 million characters, and what the last call asked for. */
export interface Contents {
  readonly outputs: Remembered<string, ShownOutput>;
  readonly tasks: Remembered<TaskKey, TaskContent>;
  readonly personas: Remembered<PersonaKey, string>;
}

export function openContents(connection: Connection, pseudonymize: Pseudonymize, imageFiles: ImageFiles): Contents {
  return {
    outputs: new Remembered({
      nameOf: (id) => id,
      async read(ids) {
        const shown: [string, ShownOutput][] = [];
        for (const raw of await readOutputs(connection, ids)) {
          const row = await toOutputRow(raw, pseudonymize, imageFiles);
          shown.push([raw.id, { row, content: outputContent(row) }]);
        }
        return shown;
      },
      weigh: ({ content }) => ownWeight + (content.text?.length ?? 0),
      most: keptCharacters,
    }),
    tasks: new Remembered({
      nameOf: ({ arena, task }) => `${arena} ${task}`,
      read: async (keys) => (await readTasksOf(connection, keys, imageFiles)).map((row) => [row, taskContent(row)]),
      weigh: ({ text }) => ownWeight + text.length,
      most: keptCharacters,
    }),
    personas: new Remembered({
      nameOf: ({ persona, version }) => `${persona} ${version}`,
      read: async (keys) =>
        (await readPersonasOf(connection, keys, imageFiles)).map((row) => [
          { persona: row.persona, version: row.persona_version },
          sayPersona(row),
        ]),
      weigh: (text) => ownWeight + text.length,
      most: keptCharacters,
    }),
  };
}
