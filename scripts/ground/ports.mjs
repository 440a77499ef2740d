import { createServer } from "node:net";
import { OneSentence } from "./one-sentence.mjs";

/**
 * Whether nothing listens there yet.
 *
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 * @throws {Error} EACCES and what else the system has against listening there
 */
export function isFree(port, host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port on this machine that nobody uses now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Reads PORT as a person writes it.
 *
 * @param {string | undefined} text
 * @returns {number} 3000 when nothing was said
 * @throws {OneSentence} not a port
 */
export function readPort(text) {
  if (text === undefined || text.trim() === "") return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new OneSentence(`PORT is "${text}", which is not a port number: give one from 1 to 65535.`);
  }
  return port;
}

/**
 * Makes sure that the web server will get its port, before anything slow is done.
 *
 * @param {number} port
 * @param {string} host
 * @throws {OneSentence} it is taken or not allowed
 */
export async function requirePort(port, host) {
  let free;
  try {
    free = await isFree(port, host);
  } catch (error) {
    throw new OneSentence(`Palate cannot listen on ${host}:${port} (${error.code}): choose another with PORT or HOST.`);
  }
  if (!free) {
    throw new OneSentence(
      `Port ${port} is already in use: stop what uses it, or start Palate on another one with PORT=${port === 65535 ? 3000 : port + 1}.`,
    );
  }
}
