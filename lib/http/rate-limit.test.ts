import { describe, expect, it } from "vitest";
import { clientAddress, RateLimiter } from "./rate-limit";

const limit = { burst: 3, perSecond: 2 };

describe("RateLimiter", () => {
  it("lets a burst through, then makes the next one wait, and refills with time", () => {
    const limiter = new RateLimiter();
    for (let n = 0; n < 3; n += 1) limiter.take("a", limit, 0);
    expect(() => limiter.take("a", limit, 0)).toThrow(
      expect.objectContaining({ code: "rate_limited", extra: { retryAfterSeconds: 1 } }),
    );
    expect(() => limiter.take("b", limit, 0)).not.toThrow();
    expect(() => limiter.take("a", limit, 500)).not.toThrow();
    expect(() => limiter.take("a", limit, 500)).toThrow();
  });

  it("never saves up more than a burst", () => {
    const limiter = new RateLimiter();
    limiter.take("a", limit, 0);
    for (let n = 0; n < 3; n += 1) limiter.take("a", limit, 3_600_000);
    expect(() => limiter.take("a", limit, 3_600_000)).toThrow();
  });
});

describe("clientAddress", () => {
  const from = (address?: string) =>
    clientAddress(
      new Request("http://palate.test/", { headers: address === undefined ? {} : { "x-forwarded-for": address } }),
    );

  it("believes the last hand that wrote it, and not the caller", () => {
    expect(from("203.0.113.9")).toBe("203.0.113.9");
    expect(from("forged, 203.0.113.9")).toBe("203.0.113.9");
    expect(from("")).toBe("unknown");
    expect(from()).toBe("unknown");
  });
});
