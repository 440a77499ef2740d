import { type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AppError, type ErrorCode } from "@/lib/errors";
import { createWebServer, stopWebServer } from "./web-server.mjs";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const servers: Server[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) await stopWebServer(server, 0);
});

async function start(handle: Handle, options = { trustsProxy: false }) {
  const server = createWebServer(handle, options);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, port, url: `http://127.0.0.1:${port}` };
}

const sayAddress: Handle = async (request, response) => {
  response.end(request.headers["x-forwarded-for"]);
};

describe("createWebServer", () => {
  it("refuses in the form of the API's own problems, and the application sees nothing", async () => {
    vi.stubEnv("NEXT_PHASE", "phase-production-build");
    vi.stubEnv("PALATE_LOG_LEVEL", "silent");
    const { problemResponse } = await import("@/lib/http/problem");
    const application = vi.fn<Handle>();
    const { url } = await start(application);

    const refused = await fetch(`${url}/%ff`);
    const members = await refused.json();
    const { code, errors } = members;
    const own = problemResponse(new AppError(code as ErrorCode, { extra: { errors } }), members.requestId);
    const wanted = await own.json();
    expect(members).toEqual({ ...wanted, detail: `path: ${errors[0].message}` });
    expect(refused.status).toBe(own.status);
    for (const name of ["content-type", "cache-control", "x-request-id"]) {
      expect(refused.headers.get(name)).toBe(own.headers.get(name));
    }
    expect(application).not.toHaveBeenCalled();
  });

  it("answers CONNECT, which Node would drop", async () => {
    const { port } = await start(sayAddress);
    const socket = connect(port, "127.0.0.1");
    socket.write("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n");
    let said = "";
    for await (const chunk of socket) said += chunk;
    expect(said).toMatch(/^HTTP\/1\.1 405 /);
    expect(said).toMatch(/^allow: GET, HEAD, POST/im);
  });

  it("says itself where a request comes from, unless a proxy is trusted", async () => {
    const forged = { headers: { "x-forwarded-for": "203.0.113.9" } };
    const { url } = await start(sayAddress);
    expect(await (await fetch(url, forged)).text()).toBe("127.0.0.1");
    const { url: behindProxy } = await start(sayAddress, { trustsProxy: true });
    expect(await (await fetch(behindProxy, forged)).text()).toBe("203.0.113.9");
    expect(await (await fetch(behindProxy)).text()).toBe("127.0.0.1");
  });

  it("tells the length that a route knows, for GET and HEAD", async () => {
    const { url } = await start(async (request, response) => {
      response.setHeader("x-content-length", "5");
      if (request.method !== "HEAD") response.write("hello");
      response.end();
    });
    for (const method of ["GET", "HEAD"]) {
      const answer = await fetch(url, { method });
      expect(answer.headers.get("content-length")).toBe("5");
      expect(answer.headers.has("x-content-length")).toBe(false);
      expect(answer.headers.has("transfer-encoding")).toBe(false);
      expect(await answer.text()).toBe(method === "HEAD" ? "" : "hello");
    }
  });

  it("answers where the application throws, and tells nobody why but the log", async () => {
    const logged = vi.spyOn(console, "error").mockReturnValue();
    const { url } = await start(async () => {
      throw new Error("secret");
    });
    const answer = await fetch(url);
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).not.toContain("secret");
    expect(JSON.parse(text).detail).toBe(new AppError("internal").detail);
    expect(logged).toHaveBeenCalledOnce();
  });
});

describe("stopWebServer", () => {
  it("lets a request that is being answered end, and takes no new one", async () => {
    const { server, port, url } = await start(async () => undefined);
    const begun = new Promise<ServerResponse>((resolve) => server.once("request", (_, response) => resolve(response)));
    const answer = fetch(url).then((response) => response.text());
    const response = await begun;
    const stopped = stopWebServer(server, 10_000);
    await expect(fetch(`http://127.0.0.1:${port}/again`)).rejects.toThrow();
    response.end("done");
    expect(await answer).toBe("done");
    await stopped;
    expect(server.listening).toBe(false);
  });

  it("cuts off what does not end", async () => {
    const { server, url } = await start(async () => undefined);
    const ended = new Promise<string>((resolve) => {
      request(url)
        .on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? ""))
        .end();
    });
    await new Promise((resolve) => server.once("request", resolve));
    await stopWebServer(server, 20);
    expect(await ended).toBe("ECONNRESET");
  });
});
