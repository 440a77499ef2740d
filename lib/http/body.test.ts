import { describe, expect, it } from "vitest";
import { bodyLimitBytes, readJson } from "./body";

const post = (body: BodyInit | null, type = "application/json") =>
  new Request("http://palate.test/", { method: "POST", body, headers: { "content-type": type } });

const codeOf = (request: Request) => readJson(request).catch((error) => error.code);

const fieldsOf = (request: Request) =>
  readJson(request).then(
    () => [],
    (error) => error.extra.errors.map(({ field }: { field: string }) => field),
  );

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

  it("takes a larger body where the contract says so, up to that", async () => {
    const text = "x".repeat(bodyLimitBytes);
    expect(await readJson(post(`"${text}"`), 2 * bodyLimitBytes)).toBe(text);
    await expect(readJson(post(`"${text}${text}"`), 2 * bodyLimitBytes)).rejects.toMatchObject({
      code: "payload_too_large",
      detail: "A request may have at most 2 MB.",
    });
  });

  it("names what is wrong", async () => {
    expect(await fieldsOf(post("{"))).toEqual(["body"]);
    expect(await fieldsOf(post(Uint8Array.of(0x22, 0xff, 0x22)))).toEqual(["body"]);
    expect(await fieldsOf(post("{}", "text/plain"))).toEqual(["content-type"]);
    expect(await fieldsOf(post(`"${"x".repeat(bodyLimitBytes)}"`))).toEqual(["body"]);
    const declared = { "content-type": "application/json", "content-length": String(bodyLimitBytes + 1) };
    expect(await fieldsOf(new Request("http://palate.test/", { method: "POST", headers: declared }))).toEqual(["body"]);
  });

  it("refuses a byte order mark, which is no JSON", async () => {
    expect(await fieldsOf(post("\ufeff{}"))).toEqual(["body"]);
    expect(await readJson(post('{"a":"\ufeff"}'))).toEqual({ a: "\ufeff" });
  });

  it.each(['{"fit":"left","__proto__":{}}', '{"a":[1,{"__proto__":null}]}', '{"\\u005f_proto__":1}'])(
    "refuses the key __proto__, also inside and in disguise: %s",
    async (body) => {
      expect(await fieldsOf(post(body))).toEqual(["__proto__"]);
    },
  );

  it("takes __proto__ as a word that somebody wrote", async () => {
    const said = { left: "__proto__", right: 'the key "__proto__": a trap', general: "\u0001" };
    expect(await readJson(post(JSON.stringify(said)))).toEqual(said);
  });

  it("survives deep nesting", async () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    expect(Array.isArray(await readJson(post(deep)))).toBe(true);
    const trap = `${"[".repeat(200_000)}{"__proto__":1}${"]".repeat(200_000)}`;
    expect(await fieldsOf(post(trap))).toEqual(["__proto__"]);
  });
});
