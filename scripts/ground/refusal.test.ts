import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeError, type ErrorCode } from "@/lib/errors";
import { bodyLimitBytes } from "@/lib/http/body";
import type { Contract } from "@/lib/http/contract";
import {
  getOwnPersonaContract,
  nextStepContract,
  putOwnPersonaContract,
  readHistoryContract,
} from "@/lib/personas/own/schema";
import { refusalOf } from "./refusal.mjs";

const ask = (request: { method?: string; url?: string; headers?: Record<string, string> }) =>
  refusalOf({ headers: {}, ...request });

describe("refusalOf", () => {
  it.each([
    "/%ff",
    "/%",
    "/a/%zz",
    "/%c3",
    "/%00",
    "/leaderboards/%00?votes=all",
    "/%ed%a0%80",
    "*",
    "http://example.org/",
  ])("refuses the path %s and names it", (url) => {
    expect(ask({ url })).toMatchObject({ status: 400, code: "invalid_request", errors: [{ field: "path" }] });
  });

  it.each(["/", "/arena/text?persona=%ff", "/caf%C3%A9", "/_next/static/%5Barena%5D.js", "/a%2500"])(
    "passes %s on",
    (url) => {
      expect(ask({ url })).toBeNull();
    },
  );

  it("passes on every path that was encoded from text without NUL", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const refusal = ask({ url: `/${encodeURIComponent(text)}` });
        expect(refusal === null).toBe(!text.includes("\0"));
      }),
    );
  });

  it("passes on what an address that is no page answers itself", () => {
    for (const url of ["/api/v1/battles", "/api", "/data/feed.xml", "/data/feed.xml?a=1"]) {
      expect(ask({ method: "PUT", url })).toBeNull();
    }
    for (const url of ["/data", "/data/feed.xml/more", "/data/feedxxml", "/apis"]) {
      expect(ask({ method: "PUT", url })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
    }
  });

  it("refuses methods that no address has, and says which there are", () => {
    for (const method of ["TRACE", "PROPFIND", "CONNECT", "PURGE", "get"]) {
      expect(ask({ method })).toMatchObject({
        status: 405,
        code: "method_not_allowed",
        headers: { allow: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" },
      });
    }
    for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      expect(ask({ method, url: "/api/v1/battles" })).toBeNull();
    }
  });

  it("refuses to change a page, but for the actions of its own forms", () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(ask({ method, url: "/leaderboards/summary?x=/api/" })).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD" },
      });
    }
    expect(ask({ method: "POST", url: "/apiary" })).toMatchObject({ status: 405 });
    expect(ask({ method: "POST", url: "/me", headers: { "next-action": "40ab" } })).toBeNull();
    expect(ask({ method: "GET", url: "/me" })).toBeNull();
  });

  it("lets bodies of one's own persona and history be larger, as their contracts do, and no other", () => {
    const declared = (method: string, url: string, bytes: number) =>
      ask({ method, url, headers: { "content-length": String(bytes) } });
    const contracts: Contract[] = [putOwnPersonaContract, readHistoryContract, getOwnPersonaContract, nextStepContract];
    expect(contracts.map((contract) => contract.bodyLimitBytes)).toEqual([4_000_000, 4_000_000, undefined, undefined]);
    for (const { method, path, bodyLimitBytes: limitBytes = bodyLimitBytes } of contracts) {
      expect(declared(method.toUpperCase(), path, limitBytes)).toBeNull();
      expect(declared(method.toUpperCase(), path, limitBytes + 1)).toMatchObject({
        status: 413,
        detail: `A request may have at most ${limitBytes / 1_000_000} MB.`,
      });
    }
    expect(declared("POST", "/api/v1/me/persona", 1_000_001)).toMatchObject({ status: 413 });
    expect(declared("PUT", "/api/v1/me/persona?x=1", 4_000_000)).toBeNull();
  });

  it("refuses a body that says it is over 1 MB, wherever it goes", () => {
    const declared = (bytes: number) =>
      ask({ method: "POST", url: "/api/auth/signin/email", headers: { "content-length": String(bytes) } });
    expect(declared(1_000_000)).toBeNull();
    expect(declared(1_000_001)).toMatchObject({ status: 413, code: "payload_too_large", errors: [{ field: "body" }] });
  });

  it("says what the table of errors says", () => {
    const refusals = [ask({ url: "/%00" }), ask({ method: "TRACE" }), ask({ headers: { "content-length": "1e9" } })];
    for (const refusal of refusals) {
      const { status, title, sentence } = describeError(refusal!.code as ErrorCode);
      expect(refusal).toMatchObject({ status, title });
      if (refusal!.code !== "invalid_request") expect(refusal!.detail).toBe(sentence);
    }
  });
});
