/**
 * The web server in production: Next behind a server of our own, which refuses what is no request for an application.
 * `start.mjs` starts it; PORT, HOST and PALATE_TRUST_PROXY say where it listens and whom it believes.
 */
import { createServer } from "node:http";
import next from "next";
import { OneSentence, printFailure } from "./ground/one-sentence.mjs";
import { root } from "./ground/paths.mjs";
import { readPort } from "./ground/ports.mjs";
import { createWebServer, stopWebServer } from "./ground/web-server.mjs";

/** The supervisor waits for ten seconds before it kills. */
const patienceMs = 4_000;

try {
  await run();
} catch (error) {
  printFailure(error);
  process.exit();
}

async function run() {
  const port = readPort(process.env.PORT);
  const hostname = process.env.HOST || "127.0.0.1";
  // Next would take over requests to upgrade (`curl --http2` sends one) and close them unanswered. It listens for them on
  // this server, which never runs; ours answers them as any other request.
  const app = next({ dev: false, dir: root, hostname, port, httpServer: createServer() });
  await app.prepare();
  const server = createWebServer(app.getRequestHandler(), { trustsProxy: process.env.PALATE_TRUST_PROXY === "1" });
  await listen(server, port, hostname);
  console.log(`Listening on ${hostname}:${port}`);

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), patienceMs + 1_000).unref();
    await stopWebServer(server, patienceMs);
    await app.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
}

/** @throws {OneSentence} the port is taken, or not allowed */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new OneSentence(sayCannotListen(error, host, port))));
    server.listen({ port, host }, resolve);
  });
}

function sayCannotListen({ code }, host, port) {
  if (code === "EADDRINUSE") return `Port ${port} of ${host} is already in use: choose another one with PORT.`;
  return `The web server cannot listen on ${host}:${port} (${code}): choose another place with PORT or HOST.`;
}
