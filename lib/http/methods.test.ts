import type { NextRequest } from "next/server";
import { beforeAll, describe, expect, it, vi } from "vitest";

beforeAll(() => {
  vi.stubEnv("NEXT_PHASE", "phase-production-build");
  vi.stubEnv("PALATE_LOG_LEVEL", "silent");
});

const ask = {} as NextRequest;
const context = { params: Promise.resolve({}) };
const say = (text: string) => () => new Response(text);

describe("methods", () => {
  it("answers to what there is, to HEAD as to GET, and tells OPTIONS", async () => {
    const { methods } = await import("./methods");
    const route = methods({ GET: say("get"), POST: say("post") });
    expect(await (await route.GET(ask, context)).text()).toBe("get");
    expect(await (await route.HEAD(ask, context)).text()).toBe("get");
    expect(await (await route.POST(ask, context)).text()).toBe("post");
    const told = await route.OPTIONS(ask, context);
    expect([told.status, told.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS, POST"]);
  });

  it("refuses the others as a problem that says which there are", async () => {
    const { methods } = await import("./methods");
    const route = methods({ POST: say("post") });
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"] as const) {
      const refused = await route[method](ask, context);
      expect(refused.status).toBe(405);
      expect(refused.headers.get("allow")).toBe("OPTIONS, POST");
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
      const problem = await refused.json();
      expect(problem).toMatchObject({ status: 405, code: "method_not_allowed" });
      expect(problem.requestId).toBe(refused.headers.get("x-request-id"));
    }
  });
});
