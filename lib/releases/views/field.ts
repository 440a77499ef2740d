import type { SchemaElement } from "hyparquet-writer";
import { z } from "zod";

type LeafType = "string" | "integer" | "number" | "boolean" | "date" | "timestamp";

/** A column of a view, or a part of one, as Parquet has it. */
export type Field = { readonly name: string; readonly isNullable: boolean } & (
  | { readonly kind: "leaf"; readonly type: LeafType }
  | { readonly kind: "struct"; readonly fields: readonly Field[] }
  | { readonly kind: "list"; readonly element: Field }
);

/**
 * The columns of rows with this schema, nested as it is: objects become structs, arrays lists. What checks a row and what declares its file are one
 * thing. A `z.iso.date()` is a date, a `z.date()` a moment without a zone.
 *
 * @throws TypeError the schema has what no column can hold
 */
export function fieldsOf(schema: z.ZodObject): Field[] {
  return Object.entries(schema.shape).map(([name, value]) => fieldOf(name, value as z.ZodType));
}

function fieldOf(name: string, schema: z.ZodType): Field {
  if (schema instanceof z.ZodNullable) {
    return { ...fieldOf(name, schema.unwrap() as z.ZodType), isNullable: true };
  }
  const own = { name, isNullable: false };
  if (schema instanceof z.ZodObject) return { ...own, kind: "struct", fields: fieldsOf(schema) };
  if (schema instanceof z.ZodArray) {
    return { ...own, kind: "list", element: fieldOf("element", schema.element as z.ZodType) };
  }
  return { ...own, kind: "leaf", type: leafTypeOf(name, schema) };
}

function leafTypeOf(name: string, schema: z.ZodType): LeafType {
  if (schema instanceof z.ZodISODate) return "date";
  if (schema instanceof z.ZodDate) return "timestamp";
  if (schema instanceof z.ZodBoolean) return "boolean";
  if (schema instanceof z.ZodNumber) return schema.isInt ? "integer" : "number";
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return "string";
  if (schema instanceof z.ZodLiteral) {
    const values = [...schema.values];
    if (values.every((value) => typeof value === "string")) return "string";
    if (values.every((value) => Number.isInteger(value))) return "integer";
  }
  throw new TypeError(`a column cannot hold what the schema of ${name} lets through`);
}

/** The fields as Parquet declares them; lists in their three levels. */
export function parquetSchemaOf(fields: readonly Field[]): SchemaElement[] {
  return [{ name: "root", num_children: fields.length }, ...fields.flatMap(elementsOf)];
}

function elementsOf(field: Field): SchemaElement[] {
  const { name } = field;
  const repetition_type = field.isNullable ? "OPTIONAL" : "REQUIRED";
  if (field.kind === "struct") {
    return [{ name, repetition_type, num_children: field.fields.length }, ...field.fields.flatMap(elementsOf)];
  }
  if (field.kind === "list") {
    return [
      { name, repetition_type, converted_type: "LIST", num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      ...elementsOf(field.element),
    ];
  }
  return [{ name, repetition_type, ...leafElements[field.type] }];
}

const leafElements: Readonly<Record<LeafType, Omit<SchemaElement, "name">>> = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE" },
  timestamp: { type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MICROS" } },
};

/** A field's type in words: `list<struct<role: string, …>>`. */
export function sayType(field: Field): string {
  if (field.kind === "leaf") return field.type;
  if (field.kind === "list") return `list<${sayType(field.element)}>`;
  return `struct<${field.fields.map((own) => `${own.name}: ${sayType(own)}`).join(", ")}>`;
}
