import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface Load {
  /** Requests for each second, all connections together. */
  readonly perSecond: number;
  /** From sending a request to the end of its answer, in the order of the answers. */
  readonly latenciesMs: Float64Array;
}

export interface LoadOptions {
  readonly port: number;
  /** Whole requests as they go over the wire; each is sent once. */
  readonly requests: readonly Buffer[];
  readonly connections: number;
  /** Every answer must have one of these. */
  readonly statuses: readonly number[];
  /** Between the times at which two requests are due; without it, each connection sends the next one at once. */
  readonly everyMs?: number;
}

/**
 * Sends prepared requests over keep-alive connections, on each the next one when the answer to the last is complete, and
 * times them. It parses no more of an answer than its end takes, so that it leaves the processors to the server.
 *
 * @throws Error at the first answer of another status, and where a connection is lost
 */
export async function sendAll({ port, requests, connections, statuses, everyMs = 0 }: LoadOptions): Promise<Load> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const latenciesMs = new Float64Array(requests.length);
  let sent = 0;
  let answered = 0;
  const startedMs = performance.now();
  try {
    await Promise.all(
      sockets.map(async (socket) => {
        for (let next = sent++; next < requests.length; next = sent++) {
          if (everyMs > 0) await sleep(Math.max(0, startedMs + next * everyMs - performance.now()));
          const sentMs = performance.now();
          const answer = await exchange(socket, requests[next]!);
          latenciesMs[answered++] = performance.now() - sentMs;
          if (!statuses.includes(Number(answer.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length)))) {
            throw new Error(`Not ${statuses.join(" or ")} but:\n${answer}`);
          }
        }
      }),
    );
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  return { perSecond: (requests.length * 1000) / (performance.now() - startedMs), latenciesMs };
}

/** A GET request, as bytes. */
export function getRequest(path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n\r\n`);
}

/** A POST request with a JSON body, as bytes. */
export function postRequest(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Buffer {
  const text = JSON.stringify(body);
  const all = {
    host: "127.0.0.1",
    accept: "application/json",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${text}`);
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject);
    socket.once("connect", () => resolve(socket));
  });
}

function exchange(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer: Buffer = Buffer.alloc(0);
    const settle = (settled: () => void) => {
      socket.off("data", take);
      socket.off("close", lost);
      settled();
    };
    const take = (chunk: Buffer) => {
      answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
      if (isComplete(answer)) settle(() => resolve(answer.toString("utf8")));
    };
    const lost = () => settle(() => reject(new Error("The server closed a connection before it answered.")));
    socket.on("data", take);
    socket.on("close", lost);
    socket.write(request);
  });
}

const lastChunk = Buffer.from("0\r\n\r\n");

/** One answer at a time is on a connection: the last chunk, or the promised length, is its end. */
function isComplete(answer: Buffer): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const head = answer.toString("latin1", 0, end);
  const length = head.match(/^content-length: (\d+)$/im)?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return answer.length > end + 4 && answer.subarray(-lastChunk.length).equals(lastChunk);
}
