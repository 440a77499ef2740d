import { describe, expect, it } from "vitest";
import { annotatorCookie, readAnnotator, signAnnotator } from "./annotator-cookie";

const id = "018f4e9c-7b1a-7c3d-9e2f-0123456789ab";
const secret = "a secret of this test";

describe("the annotator's cookie", () => {
  it("is read back with the secret that signed it", () => {
    expect(readAnnotator(signAnnotator(id, secret), secret)).toBe(id);
  });

  it("is nobody's with another secret, another id, or a changed signature", () => {
    const value = signAnnotator(id, secret);
    expect(readAnnotator(value, "another secret")).toBeNull();
    expect(readAnnotator(value.replace("018f", "018e"), secret)).toBeNull();
    expect(readAnnotator(value.slice(0, -1), secret)).toBeNull();
    expect(readAnnotator(`${value}x`, secret)).toBeNull();
    for (const broken of [undefined, "", ".", id, `${id}.`, "x".repeat(5000)]) {
      expect(readAnnotator(broken, secret)).toBeNull();
    }
  });

  it("takes no signed value that is not an id", () => {
    expect(readAnnotator(signAnnotator("1; DROP TABLE vote", secret), secret)).toBeNull();
  });

  it("is out of reach for scripts and, on https, for plain connections", () => {
    expect(annotatorCookie(id, secret, { isSecure: false })).toMatch(/HttpOnly; SameSite=Lax; Max-Age=31536000$/);
    expect(annotatorCookie(id, secret, { isSecure: true })).toMatch(/; Secure$/);
  });
});
