import { describe, expect, it } from "vitest";
import { didAskForLink, signInCookie } from "./sign-in-cookie";

const secret = "a secret of this test";
const cookieValue = (header: string) => header.split(";")[0]!.split("=").slice(1).join("=");

describe("the cookie of a browser that asked for a link", () => {
  const cookie = cookieValue(signInCookie("Ada@example.org", secret, { isSecure: false }));

  it("knows its address in any case, and no other", () => {
    expect(didAskForLink(cookie, "ada@example.org", secret)).toBe(true);
    expect(didAskForLink(cookie, "eve@example.org", secret)).toBe(false);
    expect(didAskForLink(cookie, null, secret)).toBe(false);
  });

  it("is nothing without the secret, or where the browser never asked", () => {
    expect(didAskForLink(cookie, "ada@example.org", "another secret")).toBe(false);
    expect(didAskForLink(undefined, "ada@example.org", secret)).toBe(false);
  });

  it("is out of reach for scripts", () => {
    expect(signInCookie("a@b.c", secret, { isSecure: true })).toMatch(/HttpOnly; SameSite=Lax; Max-Age=3600; Secure$/);
  });
});
