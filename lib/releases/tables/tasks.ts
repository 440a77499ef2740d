import { z } from "zod";
import { type Column, columnsOf, optionalText, text } from "../column";
import type { Connection } from "../connection";
import type { ImageFiles } from "./image-files";
import { readInPages } from "./read-in-pages";
import type { Table } from "./table";

/** One row of `tasks.*`. */
const taskRow = z.strictObject({
  arena: z.string(),
  task: z.string(),
  prompt: z.string(),
  source_title: z.string().nullable(),
  source_text: z.string().nullable(),
  source_image: z.string().nullable(),
  source_credit: z.string().nullable(),
});
export type TaskRow = z.infer<typeof taskRow>;

const described: Record<keyof TaskRow, Column> = {
  arena: text("The arena. Rows are in its order, then in that of `task`."),
  task: text("The task within the arena."),
  prompt: text("What the systems were asked."),
  source_title: optionalText("Title of the source that it is about. Null: there is none."),
  source_text: optionalText("The source's text. Null: there is none."),
  source_image: optionalText("Name of the source's image file in this release. Null: there is none."),
  source_credit: optionalText("Whose source it is, and under which licence. Null: there is none."),
};

export const tasks: Table<TaskRow> = {
  name: "tasks",
  schema: taskRow,
  columns: columnsOf(taskRow, described),
  hasCsv: false,
};

interface RawTask {
  readonly arena: string;
  readonly task: string;
  readonly prompt: string;
  readonly sourceTitle: string | null;
  readonly sourceText: string | null;
  readonly sourceImage: string | null;
  readonly sourceCredit: string | null;
}

const selectTasks = `
  SELECT arena.slug AS arena, task.slug AS task, prompt, source_title AS "sourceTitle", source_text AS "sourceText",
    source_image AS "sourceImage", source_credit AS "sourceCredit"
  FROM task JOIN arena ON arena.id = task.arena_id`;

/** The tasks of the named outputs, in pages. */
export async function* readTasks(connection: Connection, imageFiles: ImageFiles): AsyncGenerator<TaskRow[]> {
  const pages = readInPages<RawTask>(
    connection,
    `${selectTasks} WHERE task.id IN (SELECT task_id FROM output JOIN named_output USING (id))
     ORDER BY arena.slug COLLATE "C", task.slug COLLATE "C"`,
  );
  for await (const page of pages) {
    const rows: TaskRow[] = [];
    for (const raw of page) rows.push(await toTaskRow(raw, imageFiles));
    yield rows;
  }
}

/** These tasks, in no order. */
export async function readTasksOf(
  connection: Connection,
  keys: readonly { readonly arena: string; readonly task: string }[],
  imageFiles: ImageFiles,
): Promise<TaskRow[]> {
  const { rows } = await connection.query<RawTask>(
    `${selectTasks} JOIN unnest($1::text[], $2::text[]) AS wanted (arena, task) ON wanted.arena = arena.slug AND wanted.task = task.slug`,
    [keys.map(({ arena }) => arena), keys.map(({ task }) => task)],
  );
  const tasks: TaskRow[] = [];
  for (const raw of rows) tasks.push(await toTaskRow(raw, imageFiles));
  return tasks;
}

async function toTaskRow(raw: RawTask, imageFiles: ImageFiles): Promise<TaskRow> {
  return taskRow.parse({
    arena: raw.arena,
    task: raw.task,
    prompt: raw.prompt,
    source_title: raw.sourceTitle,
    source_text: raw.sourceText,
    source_image: raw.sourceImage === null ? null : await imageFiles.store(raw.sourceImage),
    source_credit: raw.sourceCredit,
  } satisfies TaskRow);
}
