/** Methods that Palate's web server passes on; each address says for itself which of them it answers to. */
const knownMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Largest request body, in bytes; `lib/http/body.ts` counts those that do not say how long they are. */
const bodyLimitBytes = 1_000_000;

/**
 * Where it may be larger, as the contracts of these say.
 *
 * @type {Readonly<Record<string, number>>}
 */
const largerBodiesBytes = {
  "PUT /api/v1/me/persona": 4_000_000,
  "POST /api/v1/me/persona/history": 4_000_000,
};

/**
 * @typedef {object} Refusal what a request is answered with instead of reaching the application
 * @property {number} status
 * @property {string} code a code of `lib/errors.ts`; title and detail are the same there
 * @property {string} title
 * @property {string} detail
 * @property {{ field: string, message: string }[]} [errors]
 * @property {Record<string, string>} [headers]
 */

/**
 * Why a request cannot be passed on to Next, which answers such ones with a page of its own, or with a 500.
 *
 * @param {{ method?: string, url?: string, headers: import("node:http").IncomingHttpHeaders }} request
 * @returns {Refusal | null} null where nothing speaks against it
 */
export function refusalOf({ method = "GET", url = "/", headers }) {
  if (!knownMethods.includes(method)) {
    return {
      status: 405,
      code: "method_not_allowed",
      title: "Method not allowed",
      detail: "This address does not answer to this method.",
      headers: { allow: knownMethods.join(", ") },
    };
  }
  if (!isReadablePath(url)) {
    const message = "must begin with a slash and be percent-encoded UTF-8 without NUL";
    return {
      status: 400,
      code: "invalid_request",
      title: "Invalid request",
      detail: `path: ${message}`,
      errors: [{ field: "path", message }],
    };
  }
  const limitBytes = largerBodiesBytes[`${method} ${url.split("?", 1)[0]}`] ?? bodyLimitBytes;
  if (Number(headers["content-length"] ?? 0) > limitBytes) {
    return {
      status: 413,
      code: "payload_too_large",
      title: "Request too large",
      detail: `A request may have at most ${limitBytes / 1_000_000} MB.`,
      errors: [{ field: "body", message: `must have at most ${limitBytes / 1_000_000} MB` }],
    };
  }
  if (isChangeOfPage(method, url, headers)) {
    return {
      status: 405,
      code: "method_not_allowed",
      title: "Method not allowed",
      detail: "This address does not answer to this method.",
      headers: { allow: "GET, HEAD" },
    };
  }
  return null;
}

/**
 * Other targets than a path are for proxies (`http://…`) or for no address at all (`*`).
 *
 * @param {string} url the target of a request as it came, with its query
 */
function isReadablePath(url) {
  const [path] = url.split("?", 1);
  if (!path.startsWith("/")) return false;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    // A URIError: not two hexadecimal digits, or bytes that are no UTF-8.
    return false;
  }
}

/** Addresses that are no pages: each says itself which methods it answers to. */
const ownAnswers = /^\/(api(\/|$)|data\/feed\.xml$)/;

/**
 * A page is read. Only the forms of our own pages send something to one, and say which of their actions they mean; anything else makes Next
 * look for an action in a body that is none, and answer 500.
 *
 * @param {string} method
 * @param {string} url
 * @param {import("node:http").IncomingHttpHeaders} headers
 */
function isChangeOfPage(method, url, headers) {
  const isRead = method === "GET" || method === "HEAD" || method === "OPTIONS";
  return !isRead && !ownAnswers.test(url.split("?", 1)[0]) && headers["next-action"] === undefined;
}
