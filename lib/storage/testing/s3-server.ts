import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { S3Place } from "../s3/release-store";
import { S3Objects, S3Refusal } from "./s3-objects";
import { refuseSignature } from "./s3-signature";

/** One request as it came in: `PutObject releases/v2026.11.1/manifest.json`. */
export interface S3Request {
  readonly operation: string;
  readonly key: string;
  readonly bytes: number;
}

/** What happens to a request instead: an error; or it is done, and the answer is lost on the way. */
type Fault = { readonly status: number; readonly code: string } | "answer lost";

export interface S3Server {
  readonly place: S3Place;
  readonly store: S3Objects;
  readonly requests: S3Request[];
  /** Says of each request what goes wrong with it; null for nothing. */
  fault: (request: S3Request) => Fault | null;
  close(): Promise<void>;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly store: S3Objects;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly content: Buffer;
}

const bucket = "palate-tests";
// Small, so that whoever does not turn the page is found out.
const pageSize = 3;

/**
 * A server that speaks as much of S3 as releases need, in memory and in this process: it checks signatures, conditions,
 * part sizes and ranges, and answers in pages of three. It is our reading of Amazon's description and no more;
 * `PALATE_TEST_S3_ENDPOINT` runs the same contract on somebody else's.
 */
export async function startS3Server(): Promise<S3Server> {
  const store = new S3Objects();
  const requests: S3Request[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running: S3Server = {
    place: { bucket, region: "eu-test-1", endpoint, prefix: "palate/" },
    store,
    requests,
    fault: () => null,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
  return running;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const content = Buffer.concat(await request.toArray());
    try {
      const url = new URL(request.url ?? "/", endpoint);
      const refusal = refuseSignature(request, url, content);
      if (refusal) throw new S3Refusal(403, refusal);
      const [, bucketName, ...parts] = url.pathname.split("/").map(decodeURIComponent);
      if (bucketName !== bucket) throw new S3Refusal(404, "NoSuchBucket");
      const call = { request, response, store, key: parts.join("/"), query: url.searchParams, content };
      const operation = operationOf(call);
      const seen = { operation, key: call.key || (call.query.get("prefix") ?? ""), bytes: content.byteLength };
      requests.push(seen);
      const fault = running.fault(seen);
      if (fault && fault !== "answer lost") throw new S3Refusal(fault.status, fault.code);
      const send = operations[operation]?.(call);
      if (!send) throw new S3Refusal(501, "NotImplemented");
      if (fault === "answer lost") request.socket.destroy();
      else send();
    } catch (error) {
      const { status, code } = error instanceof S3Refusal ? error : new S3Refusal(500, String(error));
      const body = request.method === "HEAD" ? "" : xml("Error", `<Code>${code}</Code><Message>${code}</Message>`);
      response.writeHead(status, { "content-type": "application/xml" }).end(body);
    }
  }
}

function operationOf({ request, key, query }: Call): string {
  const { method = "" } = request;
  const isCopy = request.headers["x-amz-copy-source"] !== undefined;
  if (key === "") return query.has("uploads") ? "ListMultipartUploads" : "ListObjectsV2";
  if (method === "POST") return query.has("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
  if (method === "PUT" && query.has("partNumber")) return isCopy ? "UploadPartCopy" : "UploadPart";
  if (method === "PUT") return isCopy ? "CopyObject" : "PutObject";
  if (method === "DELETE") return query.has("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
  return method === "HEAD" ? "HeadObject" : "GetObject";
}

/** Each does its work, and gives back what sends the answer. */
const operations: Readonly<Record<string, (call: Call) => () => void>> = {
  PutObject(call) {
    const { tag } = call.store.put(call.key, call.content, { onlyNew: call.request.headers["if-none-match"] === "*" });
    return () => call.response.writeHead(200, { etag: tag }).end();
  },
  CopyObject(call) {
    const { tag } = call.store.put(call.key, sourceOf(call), { onlyNew: false });
    return sendXml(call, "CopyObjectResult", `<ETag>${text(tag)}</ETag>`);
  },
  HeadObject: (call) => sendObject(call),
  GetObject: (call) => sendObject(call),
  DeleteObject(call) {
    call.store.objects.delete(call.key);
    return () => call.response.writeHead(204).end();
  },
  CreateMultipartUpload(call) {
    const id = call.store.begin(call.key);
    return sendXml(call, "InitiateMultipartUploadResult", `<Key>${text(call.key)}</Key><UploadId>${id}</UploadId>`);
  },
  UploadPart(call) {
    const { tag } = call.store.putPart(call.key, uploadOf(call), Number(call.query.get("partNumber")), call.content);
    return () => call.response.writeHead(200, { etag: tag }).end();
  },
  UploadPartCopy(call) {
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(String(call.request.headers["x-amz-copy-source-range"])) ?? [];
    const source = sourceOf(call);
    if (!(Number(end) < source.byteLength)) throw new S3Refusal(400, "InvalidRange");
    const content = source.subarray(Number(start), Number(end) + 1);
    const { tag } = call.store.putPart(call.key, uploadOf(call), Number(call.query.get("partNumber")), content);
    return sendXml(call, "CopyPartResult", `<ETag>${text(tag)}</ETag>`);
  },
  CompleteMultipartUpload(call) {
    const body = call.content.toString("utf8");
    const named = [...body.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      tag: (/<ETag>(.*?)</.exec(part)?.[1] ?? "").replaceAll("&quot;", '"'),
    }));
    const { tag } = call.store.complete(call.key, uploadOf(call), named);
    return sendXml(call, "CompleteMultipartUploadResult", `<Key>${text(call.key)}</Key><ETag>${text(tag)}</ETag>`);
  },
  AbortMultipartUpload(call) {
    call.store.abort(call.key, uploadOf(call));
    return () => call.response.writeHead(204).end();
  },
  ListObjectsV2(call) {
    const { query, store } = call;
    const after = query.get("continuation-token") ?? "";
    const rest = store.list(query.get("prefix") ?? "", query.get("delimiter")).filter((name) => name > after);
    const page = rest.slice(0, pageSize);
    const items = page.map((name) =>
      store.objects.has(name)
        ? `<Contents><Key>${text(name)}</Key><Size>${store.get(name).content.byteLength}</Size></Contents>`
        : `<CommonPrefixes><Prefix>${text(name)}</Prefix></CommonPrefixes>`,
    );
    const isTruncated = rest.length > page.length;
    const next = isTruncated ? `<NextContinuationToken>${text(page.at(-1) ?? "")}</NextContinuationToken>` : "";
    return sendXml(call, "ListBucketResult", `<IsTruncated>${isTruncated}</IsTruncated>${next}${items.join("")}`);
  },
  ListMultipartUploads(call) {
    const { query, store } = call;
    const marker = `${query.get("key-marker") ?? ""}\n${query.get("upload-id-marker") ?? ""}`;
    const rest = store.listUploads(query.get("prefix") ?? "").filter(({ key, id }) => `${key}\n${id}` > marker);
    const page = rest.slice(0, pageSize);
    const isTruncated = rest.length > page.length;
    const last = page.at(-1);
    const next =
      isTruncated && last
        ? `<NextKeyMarker>${text(last.key)}</NextKeyMarker><NextUploadIdMarker>${last.id}</NextUploadIdMarker>`
        : "";
    const items = page.map(({ key, id }) => `<Upload><Key>${text(key)}</Key><UploadId>${id}</UploadId></Upload>`);
    return sendXml(
      call,
      "ListMultipartUploadsResult",
      `<IsTruncated>${isTruncated}</IsTruncated>${next}${items.join("")}`,
    );
  },
};

function sendObject({ request, response, store, key }: Call): () => void {
  const { content, tag } = store.get(key);
  const condition = request.headers["if-match"];
  if (condition !== undefined && condition !== tag) throw new S3Refusal(412, "PreconditionFailed");
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  if (start !== undefined && Number(start) >= content.byteLength) throw new S3Refusal(416, "InvalidRange");
  const body = start === undefined ? content : content.subarray(Number(start), Number(end) + 1);
  const range = start === undefined ? {} : { "content-range": `bytes ${start}-${end}/${content.byteLength}` };
  return () => {
    response.writeHead(start === undefined ? 200 : 206, { etag: tag, "content-length": body.byteLength, ...range });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

function sourceOf({ request, store }: Call): Buffer {
  const source = decodeURIComponent(String(request.headers["x-amz-copy-source"])).replace(/^\//, "");
  if (!source.startsWith(`${bucket}/`)) throw new S3Refusal(404, "NoSuchBucket");
  return store.get(source.slice(bucket.length + 1)).content;
}

function uploadOf({ query }: Call): string {
  return query.get("uploadId") ?? "";
}

function sendXml({ response }: Call, root: string, inner: string): () => void {
  return () => response.writeHead(200, { "content-type": "application/xml" }).end(xml(root, inner));
}

function xml(root: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</${root}>`;
}

function text(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
