import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { freePort, isFree, readPort, requirePort } from "./ports.mjs";

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

async function occupy(): Promise<number> {
  const port = await freePort();
  server = createServer();
  await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
  return port;
}

describe("ports", () => {
  it("tells a free port from a taken one", async () => {
    const port = await occupy();
    expect(await isFree(port)).toBe(false);
    await new Promise((resolve) => server?.close(resolve));
    expect(await isFree(port)).toBe(true);
  });

  it("says in one sentence that a port is taken, and how to go on", async () => {
    const port = await occupy();
    await expect(requirePort(port, "127.0.0.1")).rejects.toThrow(
      `Port ${port} is already in use: stop what uses it, or start Palate on another one with PORT=`,
    );
  });

  it.each(["abc", "0", "-1", "65536", "80.5", "3000x"])("refuses PORT=%s", (text) => {
    expect(() => readPort(text)).toThrow("is not a port number");
  });

  it("reads a port, and 3000 where none is given", () => {
    expect([readPort("8080"), readPort(undefined), readPort("")]).toEqual([8080, 3000, 3000]);
  });
});
