import { describe, expect, it } from "vitest";
import { explainSignInError, safeReturnPath } from "./sign-in-errors";

describe("the way back after signing in", () => {
  it("stays on this site", () => {
    expect(safeReturnPath("/arena/summary?persona=ines")).toBe("/arena/summary?persona=ines");
    expect(safeReturnPath("http://127.0.0.1:3000/admin")).toBe("/admin");
    expect(safeReturnPath("https://elsewhere.example/admin")).toBe("/admin");
    expect(safeReturnPath("//elsewhere.example")).toBe("/");
    expect(safeReturnPath("https://palate.invalid//elsewhere.example")).toBe("/elsewhere.example");
  });

  it("falls back where there is none, or none that makes sense", () => {
    for (const wrong of [undefined, "", "javascript:alert(1)", "http://", "/signin?error=x", "/api/auth/signout"]) {
      expect(safeReturnPath(wrong), String(wrong)).toBe("/me");
    }
  });
});

describe("a failed sign-in", () => {
  it("explains itself, also where the code is new", () => {
    expect(explainSignInError(undefined)).toBeNull();
    expect(explainSignInError("Verification")).toContain("new one");
    expect(explainSignInError("SomethingNew")).toContain("Try again");
  });
});
