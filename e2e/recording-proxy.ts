import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base } from "@playwright/test";
import type { Received } from "./leak-scan";

/** Every answer that a browser was sent, taken down on its way. */
export interface Recording {
  /** Whole answers so far, in the order in which they ended. */
  readonly answers: () => readonly Received[];
  /** Waits until nothing is on its way; an answer that broke off fails the test, since nobody knows what was in it. */
  readonly settle: () => Promise<readonly Received[]>;
}

/** A test whose browser gets everything through a proxy that keeps each byte. */
export const test = base.extend<{ recordingProxy: Recording & { readonly server: string }; recording: Recording }>({
  recordingProxy: async ({ browserName: _ }, use) => {
    const { stop, ...proxy } = await startRecordingProxy();
    await use(proxy);
    await stop();
  },
  recording: async ({ recordingProxy }, use) => use(recordingProxy),
  proxy: async ({ recordingProxy }, use) => use({ server: recordingProxy.server }),
});

/**
 * A forward proxy on loopback. The browser's own protocol hands out no body for an answer from its cache, or for one
 * that a navigation has left behind; what went over the wire can always be read.
 */
async function startRecordingProxy() {
  const answers: Received[] = [];
  const underway = new Set<Promise<void>>();
  const server = createServer((asked, answer) => {
    const passed = pass(asked, answer).then((received) => void answers.push(received));
    underway.add(passed);
    // A failure stays there for `settle` to find.
    passed.then(
      () => underway.delete(passed),
      () => answer.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: () => answers,
    settle: async () => {
      while (underway.size > 0) await Promise.all(underway);
      return answers;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Hands a request on, and its answer back; the whole answer is read even where the browser has gone. */
function pass(asked: IncomingMessage, answer: ServerResponse): Promise<Received> {
  const url = asked.url ?? "";
  return new Promise((resolve, reject) => {
    // Uncompressed, so that the scan reads what the page reads.
    const headers = { ...asked.headers, "accept-encoding": "identity" };
    const onward = request(url, { method: asked.method, headers }, async (response) => {
      try {
        const kept = headerPairs(response.rawHeaders);
        answer.writeHead(
          response.statusCode ?? 502,
          kept
            .filter(({ name }) => !ofOneConnection.has(name.toLowerCase()))
            .flatMap(({ name, value }) => [name, value]),
        );
        const chunks: Buffer[] = [];
        for await (const chunk of response) {
          chunks.push(chunk as Buffer);
          answer.write(chunk);
        }
        answer.end();
        resolve({ url, headers: kept, body: Buffer.concat(chunks) });
      } catch (error) {
        reject(error);
      }
    });
    onward.once("error", reject);
    asked.pipe(onward);
  });
}

const ofOneConnection = new Set(["connection", "keep-alive", "proxy-connection", "transfer-encoding"]);

function headerPairs(raw: readonly string[]): Received["headers"] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: raw[index + 1] ?? "" }] : []));
}
