import { beforeAll, describe, expect, it, vi } from "vitest";
import { AppError } from "../errors";

const problemModule = () => import("./problem");

beforeAll(() => {
  vi.stubEnv("NEXT_PHASE", "phase-production-build");
  vi.stubEnv("PALATE_LOG_LEVEL", "silent");
});

describe("toAppError", () => {
  it("keeps what it was told, knows an outage, and calls the rest a defect", async () => {
    const { toAppError } = await problemModule();
    expect(toAppError(new AppError("not_found"), "r").code).toBe("not_found");
    const outage = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    expect(toAppError(new Error("query failed", { cause: outage }), "r").code).toBe("unavailable");
    expect(toAppError(new TypeError("undefined is not a function"), "r").code).toBe("internal");
  });
});

describe("problemResponse", () => {
  it("is problem+json with a code, a request id and what belongs to the error, and leaks no cause", async () => {
    const { problemResponse } = await problemModule();
    const error = new AppError("rate_limited", { extra: { retryAfterSeconds: 3 }, cause: new Error("secret") });
    const response = problemResponse(error, "request-1");
    expect(response.status).toBe(429);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("retry-after")).toBe("3");
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ status: 429, code: "rate_limited", requestId: "request-1" });
    expect(body).not.toContain("secret");
  });
});
