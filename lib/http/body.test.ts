import { describe, expect, it } from "vitest";
import { bodyLimitBytes, readJson } from "./body";

const post = (body: BodyInit | null, type = "application/json") =>
  new Request("http://palate.test/", { method: "POST", body, headers: { "content-type": type } });

const codeOf = (request: Request) => readJson(request).catch((error) => error.code);

describe("readJson", () => {
  it("reads JSON, with a charset and with characters cut by chunks", async () => {
    expect(await readJson(post('{"fit":"left"}', "application/json; charset=utf-8"))).toEqual({ fit: "left" });
    const bytes = new TextEncoder().encode('{"name":"Inés"}');
    const cut = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const request = new Request("http://palate.test/", {
      method: "POST",
      body: cut,
      headers: { "content-type": "application/json" },
      duplex: "half",
    } as RequestInit);
    expect(await readJson(request)).toEqual({ name: "Inés" });
  });

  it("refuses what is no JSON, empty, not UTF-8, of another type, or too large", async () => {
    expect(await codeOf(post("{"))).toBe("invalid_request");
    expect(await codeOf(post(null))).toBe("invalid_request");
    expect(await codeOf(post(Uint8Array.of(0x22, 0xff, 0x22)))).toBe("invalid_request");
    expect(await codeOf(post("fit=left", "application/x-www-form-urlencoded"))).toBe("unsupported_media_type");
    expect(await codeOf(post(`"${"x".repeat(bodyLimitBytes)}"`))).toBe("payload_too_large");
  });

  it("survives deep nesting", async () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    expect(Array.isArray(await readJson(post(deep)))).toBe(true);
  });
});
