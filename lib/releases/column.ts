import type { SchemaElement } from "hyparquet-writer";

/** What stands in a cell of a table. */
export type Cell = string | number | null;

type ColumnType = "string" | "integer" | "number" | "date";

/** What a release says of a column. */
export interface Column {
  readonly type: ColumnType;
  readonly isNullable: boolean;
  readonly description: string;
}

export type NamedColumn<Name extends string = string> = Column & { readonly name: Name };

export const integer = (description: string): Column => ({ type: "integer", isNullable: false, description });
export const optionalInteger = (description: string): Column => ({ type: "integer", isNullable: true, description });
export const number = (description: string): Column => ({ type: "number", isNullable: false, description });
export const optionalNumber = (description: string): Column => ({ type: "number", isNullable: true, description });
export const optionalDate = (description: string): Column => ({ type: "date", isNullable: true, description });
export const text = (description: string): Column => ({ type: "string", isNullable: false, description });
export const optionalText = (description: string): Column => ({ type: "string", isNullable: true, description });

/** The columns of a table in the order of its row schema. The type of `described` makes them complete. */
export function columnsOf<Name extends string>(
  schema: { readonly shape: Readonly<Record<Name, unknown>> },
  described: Readonly<Record<Name, Column>>,
): readonly NamedColumn<Name>[] {
  return (Object.keys(schema.shape) as Name[]).map((name) => ({ name, ...described[name] }));
}

/** The columns as Parquet declares them. */
export function parquetSchema(columns: readonly NamedColumn[]): SchemaElement[] {
  return [{ name: "root", num_children: columns.length }, ...columns.map(parquetElement)];
}

function parquetElement({ name, type, isNullable }: NamedColumn): SchemaElement {
  const repetition_type = isNullable ? "OPTIONAL" : "REQUIRED";
  switch (type) {
    case "string":
      return { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type };
    case "integer":
      return { name, type: "INT32", repetition_type };
    case "number":
      return { name, type: "DOUBLE", repetition_type };
    case "date":
      return { name, type: "INT32", converted_type: "DATE", repetition_type };
  }
}
