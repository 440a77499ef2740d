import { AppError } from "@/lib/errors";

/** Largest request body, in bytes. */
export const bodyLimitBytes = 1_000_000;

/**
 * Reads a JSON body and stops reading when it is over the limit.
 *
 * @throws AppError unsupported_media_type | payload_too_large | invalid_request
 */
export async function readJson(request: Request): Promise<unknown> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") throw new AppError("unsupported_media_type");
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > bodyLimitBytes) throw new AppError("payload_too_large");

  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_request", {
      detail: text === "" ? "The body is empty; send a JSON object." : "The body is not valid JSON.",
      extra: { errors: [{ field: "body", message: "must be valid JSON" }] },
      cause,
    });
  }
}

async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > bodyLimitBytes) {
      await reader.cancel();
      throw new AppError("payload_too_large");
    }
    text += decode(decoder, value);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new AppError("invalid_request", {
      detail: "The body is not UTF-8.",
      extra: { errors: [{ field: "body", message: "must be UTF-8" }] },
      cause,
    });
  }
}
