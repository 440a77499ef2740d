import { createServer, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { refusalOf } from "./refusal.mjs";

/**
 * @typedef {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>} Handle
 */

/**
 * An HTTP server that refuses what an application must not see (`refusal.mjs`), tells it the caller's address in
 * `x-forwarded-for`, and passes the rest on. Timeouts are Node's own, as with `next start`; what is not HTTP at all gets
 * Node's bare 400.
 *
 * @param {Handle} handle the application
 * @param {{ trustsProxy: boolean }} options `trustsProxy`: an address that a proxy in front has written is kept. Anybody
 *   else would write there what they like, and rate limits go by it.
 * @returns {import("node:http").Server}
 */
export function createWebServer(handle, { trustsProxy }) {
  const server = createServer((request, response) => {
    const refusal = refusalOf(request);
    if (refusal) return answer(response, refusal);
    const named = trustsProxy ? request.headers["x-forwarded-for"] : undefined;
    request.headers["x-forwarded-for"] = named || request.socket.remoteAddress || "unknown";
    takeContentLength(response);
    handle(request, response).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else answer(response, broken);
    });
  });
  // Node hands CONNECT over with a bare socket, and without a listener closes it in silence.
  server.on("connect", (request, socket) => {
    socket.on("error", () => socket.destroy());
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.on("finish", () => socket.end());
    answer(response, refusalOf(request) ?? broken);
  });
  return server;
}

/** @type {import("./refusal.mjs").Refusal} */
const broken = {
  status: 500,
  code: "internal",
  title: "Something broke",
  detail: "Something broke on our side. Try again: a vote is never counted twice.",
};

/**
 * Takes no more connections, lets requests that are being answered end, and cuts off what is left after the patience.
 *
 * @param {import("node:http").Server} server
 * @param {number} patienceMs
 */
export async function stopWebServer(server, patienceMs) {
  const closed = new Promise((resolve) => server.close(() => resolve(undefined)));
  // A connection whose last answer ends from now on would stay open for its next request.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([closed, sleep(patienceMs, undefined, { ref: false })]);
  clearInterval(idle);
  server.closeAllConnections();
  await closed;
}

/**
 * Answers in the form of `lib/http/problem.ts`.
 *
 * @param {ServerResponse} response
 * @param {import("./refusal.mjs").Refusal} refusal
 */
function answer(response, { status, code, title, detail, errors, headers }) {
  const requestId = uuidv7();
  const body = JSON.stringify({ type: `/docs/api#${code}`, title, status, detail, code, requestId, errors });
  response.writeHead(status, {
    ...headers,
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
  });
  response.end(body);
}

/**
 * Next drops the `content-length` that a route sets. A route that knows the length of what it streams says it in
 * `x-content-length`, which becomes the real one when the headers are written.
 *
 * @param {ServerResponse} response
 */
function takeContentLength(response) {
  const writeHead = response.writeHead;
  response.writeHead = (...args) => {
    const length = response.getHeader("x-content-length");
    if (length !== undefined) {
      response.removeHeader("x-content-length");
      response.setHeader("content-length", length);
    }
    return writeHead.apply(response, args);
  };
}
