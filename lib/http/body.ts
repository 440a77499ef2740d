import { AppError } from "@/lib/errors";
import { invalidField } from "./invalid-request";

/** Largest request body in bytes, unless a contract says another. */
export const bodyLimitBytes = 1_000_000;

/**
 * Reads a JSON body and stops reading when it is over the limit.
 *
 * @throws AppError unsupported_media_type | payload_too_large | invalid_request
 */
export async function readJson(request: Request, limitBytes = bodyLimitBytes): Promise<unknown> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") {
    throw new AppError("unsupported_media_type", {
      extra: { errors: [{ field: "content-type", message: "must be application/json" }] },
    });
  }
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limitBytes) throw tooLarge(limitBytes);

  const text = await readText(request, limitBytes);
  const value = parse(text);
  // An object with this key is not what it seems, and the schemas do not see it. It is looked for where it can be: the
  // letters stand there, or are hidden in escapes.
  if (/__proto__|\\u/.test(text) && hasPrototypeKey(value)) {
    throw invalidField("__proto__", "is not a field of this request");
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalidField("body", text === "" ? "must be a JSON object, and is empty" : "must be valid JSON", cause);
  }
}

/** Walks without recursion, which a deeply nested body would turn into an overflow. */
function hasPrototypeKey(value: unknown): boolean {
  const left = [value];
  while (left.length > 0) {
    const current = left.pop();
    if (typeof current !== "object" || current === null) continue;
    if (Object.hasOwn(current, "__proto__")) return true;
    for (const inner of Object.values(current)) left.push(inner);
  }
  return false;
}

async function readText(request: Request, limitBytes: number): Promise<string> {
  if (!request.body) return "";
  // A byte order mark stays in the text, where JSON does not allow it (RFC 8259, section 8.1).
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  let bytes = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > limitBytes) {
      await reader.cancel();
      throw tooLarge(limitBytes);
    }
    text += decode(decoder, value);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw invalidField("body", "must be UTF-8", cause);
  }
}

/** How large a request may be, as a sentence. */
export function sayBodyLimit(limitBytes = bodyLimitBytes): string {
  return `A request may have at most ${limitBytes / 1_000_000} MB.`;
}

function tooLarge(limitBytes: number): AppError {
  return new AppError("payload_too_large", {
    detail: sayBodyLimit(limitBytes),
    extra: { errors: [{ field: "body", message: `must have at most ${limitBytes / 1_000_000} MB` }] },
  });
}
