import type { z } from "zod";
import { type Field, fieldsOf, sayType } from "./field";
import type { JudgedContent } from "./judged-content";

/** A cut of a release in the form that other tools expect, made from its tables and holding nothing that they do not. */
export interface View<Row> {
  /** Name of its files without their endings. */
  readonly name: string;
  /** What a row is: "a vote". */
  readonly oneRowFor: string;
  /** What it is for, whom it suits, and what is not as its readers may expect, in Markdown. */
  readonly description: string;
  readonly schema: z.ZodType<Row>;
  readonly fields: readonly Field[];
  /** What is said of each column, in the order of the fields. */
  readonly columns: readonly ViewColumn[];
  /** Also as packed JSON lines, beside Parquet. */
  readonly hasJsonLines: boolean;
  /** Of a view that has a row for each vote with what it is about: how it is made. Its rows come without it otherwise. */
  readonly fromJudged?: (judged: JudgedContent) => Row;
}

export interface ViewColumn {
  readonly name: string;
  /** `string`, `list<…>`, `struct<name: type, …>`: as `sayType` has it. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly description: string;
}

/** A view with its columns in the order of its row schema. The type of `described` makes them complete. */
export function defineView<Schema extends z.ZodObject>(
  parts: Pick<View<unknown>, "name" | "oneRowFor" | "description" | "hasJsonLines"> & {
    readonly schema: Schema;
    readonly described: Readonly<Record<keyof Schema["shape"], string>>;
    readonly fromJudged?: (judged: JudgedContent) => z.infer<Schema>;
  },
): View<z.infer<Schema>> {
  const { described, schema, ...own } = parts;
  const fields = fieldsOf(schema);
  const columns = fields.map((field) => ({
    name: field.name,
    type: sayType(field),
    isNullable: field.isNullable,
    description: described[field.name as keyof Schema["shape"]],
  }));
  return { ...own, schema: schema as unknown as z.ZodType<z.infer<Schema>>, fields, columns };
}
