import { describe, expect, it, vi } from "vitest";

vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
vi.stubEnv("PALATE_SECRET", "a-secret-of-the-tests-alone");
vi.stubEnv("NEXTAUTH_SECRET", "a-secret-of-the-tests-alone");
const { fileResponse } = await import("./file-response");

const content = "0123456789";
const sha256 = "ab".repeat(32);
const etag = `"${sha256}"`;

function ask(headers: Record<string, string> = {}, method = "GET"): Response {
  const file = {
    bytes: content.length,
    sha256,
    mediaType: "text/csv; charset=utf-8",
    stream: (range = { start: 0, end: content.length - 1 }) =>
      new Blob([content.slice(range.start, range.end + 1)]).stream() as ReadableStream<Uint8Array>,
  };
  const request = new Request("http://localhost/file", { method, headers });
  return fileResponse(request, file, { downloadName: "palate-v2026.11.1-votes.csv", requestId: "request" });
}

describe("fileResponse", () => {
  it("sends the whole file, for keeping forever, under its own name", async () => {
    const response = ask();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      etag,
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=31536000, immutable, no-transform",
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="palate-v2026.11.1-votes.csv"',
      "x-content-length": "10",
    });
    expect(await response.text()).toBe(content);
  });

  it.each([etag, `W/${etag}`, `"other", ${etag}`, "*"])("sends nothing again to who has it: %s", async (tag) => {
    const response = ask({ "if-none-match": tag, range: "bytes=0-1" });
    expect(response.status).toBe(304);
    expect(response.headers.get("etag")).toBe(etag);
    expect(await response.text()).toBe("");
  });

  it("sends it to who has another one", () => {
    expect(ask({ "if-none-match": '"other"' }).status).toBe(200);
  });

  it.each([
    ["bytes=2-4", "bytes 2-4/10", "234"],
    ["bytes=8-", "bytes 8-9/10", "89"],
    ["bytes=-3", "bytes 7-9/10", "789"],
    ["bytes=5-99", "bytes 5-9/10", "56789"],
  ])("sends the range %s", async (range, contentRange, text) => {
    const response = ask({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("x-content-length")).toBe(String(text.length));
    expect(await response.text()).toBe(text);
  });

  it("says how long the file is to who asks beyond its end", async () => {
    const response = ask({ range: "bytes=10-" });
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe("bytes */10");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "range_not_satisfiable", requestId: "request" });
  });

  it("sends all of it where several ranges are asked for", async () => {
    const response = ask({ range: "bytes=0-1,4-5" });
    expect([response.status, await response.text()]).toEqual([200, content]);
  });

  it.each([
    [etag, 206],
    ['"other"', 200],
    [`W/${etag}`, 200],
    ["Mon, 23 Nov 2026 10:00:00 GMT", 200],
  ])("resumes with If-Range %s only the same file", (condition, status) => {
    expect(ask({ range: "bytes=2-4", "if-range": condition }).status).toBe(status);
  });

  it("answers HEAD as GET, without the content and without ranges", async () => {
    const response = ask({ range: "bytes=2-4" }, "HEAD");
    expect(response.status).toBe(200);
    expect(response.headers.get("x-content-length")).toBe("10");
    expect(response.body).toBeNull();
  });
});
