/** Why a request was not answered as hoped: the API's problem, or a server that was not reached. */
export interface Problem {
  /** A code of the API's error table, or `unreachable`. */
  readonly code: string;
  readonly detail: string;
  readonly retryAfterSeconds: number | null;
  /** The whole answer: a repeated vote carries the stored one. */
  readonly body: Readonly<Record<string, unknown>>;
}

export type Answer<Data> =
  | { readonly isOk: true; readonly data: Data }
  | { readonly isOk: false; readonly problem: Problem };

const timeoutMs = 20_000;

/**
 * Asks Palate's own API, as JSON both ways. Never throws: what goes wrong is part of the answer.
 * The data are taken as the server's schema made them; it validates its own answers.
 */
export async function requestJson<Data>(
  method: "GET" | "POST" | "PUT",
  url: string,
  body?: unknown,
): Promise<Answer<Data>> {
  try {
    const response = await fetch(url, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.ok) return { isOk: true, data: (text ? JSON.parse(text) : undefined) as Data };
    return { isOk: false, problem: readProblem(response.status, text, response.headers.get("retry-after")) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { isOk: false, problem: { code: "unreachable", detail, retryAfterSeconds: null, body: {} } };
  }
}

/** A problem from an answer that may not be one, such as a proxy's page of its own. */
export function readProblem(status: number, text: string, retryAfter: string | null): Problem {
  const body = parseRecord(text);
  const seconds = Number(retryAfter);
  return {
    code: typeof body.code === "string" ? body.code : status >= 502 && status <= 504 ? "unavailable" : "internal",
    detail: typeof body.detail === "string" ? body.detail : "",
    retryAfterSeconds: retryAfter !== null && Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null,
    body,
  };
}

function parseRecord(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
