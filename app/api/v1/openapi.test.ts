import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";

// The operator's routes are not part of the public API, and the document does not describe itself.
const notDescribed = [/^\/api\/v1\/admin\//, /^\/api\/v1\/openapi\.json$/];

describe("the API's description", () => {
  beforeAll(() => {
    vi.stubEnv("NEXT_PHASE", "phase-production-build");
  });

  it("names every route file of the public API, and nothing else", async () => {
    const { openApiDocument } = await import("./openapi");
    const routes = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
      .filter((file) => path.basename(file) === "route.ts")
      .map((file) => `/api/v1/${path.dirname(file).replaceAll(path.sep, "/")}`.replace(/\[(\w+)\]/g, "{$1}"))
      .filter((route) => !notDescribed.some((pattern) => pattern.test(route)));
    const described = Object.keys(openApiDocument().paths).filter((route) => route.startsWith("/api/v1/"));
    expect(described.sort()).toEqual(routes.sort());
  });

  it("describes a body's fields and the errors of a vote", async () => {
    const { openApiDocument } = await import("./openapi");
    const vote = openApiDocument().paths["/api/v1/battles/{id}/vote"]?.post;
    const body = vote?.requestBody?.content["application/json"].schema as { properties: object; required: string[] };
    expect(Object.keys(body.properties)).toContain("fit");
    expect(body.required).toEqual(["fit"]);
    expect(Object.keys(vote?.responses ?? {})).toEqual(
      expect.arrayContaining(["201", "400", "403", "404", "409", "410"]),
    );
  });
});
