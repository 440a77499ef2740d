import { invalidField } from "./invalid-request";

/**
 * The query of a request as an object for its schema.
 *
 * @throws AppError invalid_request where a key is given twice, of which a schema would see the last alone, or is
 *   `__proto__`, of which it would see nothing
 */
export function readQuery(parameters: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [key, value] of parameters) {
    if (key === "__proto__") throw invalidField(key, "is not a field of this request");
    if (Object.hasOwn(query, key)) throw invalidField(key, "must be given once");
    query[key] = value;
  }
  return query;
}
