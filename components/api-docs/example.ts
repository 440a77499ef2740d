import { resolve, type Schemas } from "./list-fields";
import type { SchemaObject } from "./openapi-shape";

const formatExamples: Readonly<Record<string, string>> = {
  uuid: "00000000-0000-0000-0000-000000000000",
  "date-time": "2026-11-23T09:00:00Z",
  date: "2026-11-23",
};

/**
 * A small value that a schema describes: the given example, the default or the first of a choice where there is one, and
 * only the required fields of an object. Placeholders of text stand in capitals.
 */
export function exampleOf(schema: SchemaObject, schemas: Schemas, name = "text", depth = 0): unknown {
  const resolved = resolve(schema, schemas);
  const given = resolved.example ?? resolved.examples?.[0] ?? resolved.default ?? resolved.const ?? resolved.enum?.[0];
  if (given !== undefined) return given;
  const variant = resolved.anyOf?.[0] ?? resolved.oneOf?.[0];
  if (variant && depth < 8) return exampleOf(variant, schemas, name, depth + 1);
  const type = typeof resolved.type === "string" ? resolved.type : resolved.type?.[0];
  switch (type) {
    case "string":
      return formatExamples[resolved.format ?? ""] ?? name.toUpperCase();
    case "integer":
    case "number":
      return resolved.minimum !== undefined && resolved.minimum > Number.MIN_SAFE_INTEGER ? resolved.minimum : 1;
    case "boolean":
      return true;
    case "array":
      return [];
    default:
      return Object.fromEntries(
        Object.entries(resolved.properties ?? {})
          .filter(([key]) => resolved.required?.includes(key) && depth < 8)
          .map(([key, property]) => [key, exampleOf(property, schemas, key, depth + 1)]),
      );
  }
}
